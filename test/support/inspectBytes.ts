import { MemorySource } from '../../core/src/bytes/memorySource.ts';
import type { Format, FormatVerdict, Inspection } from '../../core/src/formats/format.ts';
import { InspectionBudget } from '../../core/src/formats/inspectionBudget.ts';

/** What a format is given where nothing lies inside. */
export function inspectionOf(name: string): Inspection {
  return {
    name,
    budget: new InspectionBudget(),
    acceptedNames: new Set(),
    depth: 0,
    inspectInner: async () => ({ format: 'unknown', state: 'undecidable', findings: [] }),
  };
}

/** Whether a format recognises bytes under a name. */
export async function recognises(format: Format, bytes: Uint8Array | string, name: string): Promise<boolean> {
  const source = new MemorySource(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
  return format.recognises({ head: await source.read(0, 4096), source, name });
}

/** What a format says of bytes. */
export async function inspectBytes(
  format: Format,
  bytes: Uint8Array | string,
  name: string,
): Promise<FormatVerdict> {
  const source = new MemorySource(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
  return format.inspect(source, inspectionOf(name));
}
