import type { InspectedFile } from './inspectContents.ts';
import { type InspectionRequest, type InspectorOptions, inspectFile } from './inspectFile.ts';

/**
 * Inspects files one after the other in this thread. The languages must be loaded.
 * @throws the signal's reason when it is aborted
 */
export async function inspectInTurn(
  requests: readonly InspectionRequest[],
  options: InspectorOptions = {},
): Promise<InspectedFile[]> {
  const inspected: InspectedFile[] = [];
  let done = 0;
  for (const request of requests) {
    options.signal?.throwIfAborted();
    inspected.push(await inspectFile(request, options));
    done += request.size;
    options.onProgress?.(done);
  }
  return inspected;
}
