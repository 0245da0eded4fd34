import type { HubContext } from './hubContext.ts';
import type { HubRequest } from './hubRequest.ts';

/** The content, or under the `tampered` fault as many bytes of which the last is another. */
export function deliveredContent(context: HubContext, request: HubRequest, content: Uint8Array): Uint8Array {
  if (request.method !== 'GET' || content.length === 0) return content;
  if (!context.faults.take(request.target, ['tampered'])) return content;
  const changed = Uint8Array.from(content);
  const last = changed.length - 1;
  changed[last] = (changed[last] ?? 0) ^ 1;
  return changed;
}
