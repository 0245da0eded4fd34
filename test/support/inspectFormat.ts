import { MemorySource } from '../../core/src/bytes/memorySource.ts';
import {
  beginningLength,
  type Format,
  type FormatVerdict,
  type InspectedContents,
  type Inspection,
} from '../../core/src/formats/format.ts';
import { InspectionBudget } from '../../core/src/formats/inspectionBudget.ts';
import { scanPickle } from '../../core/src/formats/pickle/scanPickle.ts';

/** An inspection in which what is found inside is a pickle where it begins like one, and else unknown. */
export function inspectionOf(name: string, inner: string[] = [], signal?: AbortSignal): Inspection {
  return {
    name,
    budget: new InspectionBudget(),
    acceptedNames: new Set(),
    depth: 0,
    ...(signal ? { signal } : {}),
    async inspectInner(source, innerName): Promise<InspectedContents> {
      inner.push(innerName);
      const [first] = await source.read(0, 1);
      if (first !== 0x80) return { format: 'unknown', state: 'unknown', findings: [] };
      const { state, findings } = await scanPickle(source);
      return { format: 'pickle', state, findings };
    },
  };
}

/** The verdict of one format on some bytes, and the names of what it had inspected inside. */
export async function inspectBytes(
  format: Format,
  bytes: Uint8Array,
  name = 'model.bin',
): Promise<FormatVerdict & { readonly inner: readonly string[] }> {
  const inner: string[] = [];
  const verdict = await format.inspect(new MemorySource(bytes), inspectionOf(name, inner));
  return { ...verdict, inner };
}

/** Whether a format takes some bytes for its own. */
export async function recognises(format: Format, bytes: Uint8Array, name = 'model.bin'): Promise<boolean> {
  return format.recognises({
    head: bytes.subarray(0, beginningLength),
    source: new MemorySource(bytes),
    name,
  });
}

/** The rules that a verdict names, each once, with its state: `unknown safetensors-malformed`. */
export function told({ state, findings }: FormatVerdict): string {
  return [state, ...new Set(findings.map(({ rule }) => rule))].join(' ');
}
