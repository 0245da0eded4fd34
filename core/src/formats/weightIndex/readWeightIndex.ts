import type { ByteSource } from '../../bytes/byteSource.ts';
import { quoteName } from '../../text/quoteName.ts';
import { isJsonObject, readJson } from '../json.ts';
import { type StructureFault, StructureFaults, UnreadableStructure } from '../structureFault.ts';

/** Bytes; the largest index on the Hub has some ten. */
export const longestIndex = 64 * 1024 ** 2;
const limits = { depth: 32, parts: 4_000_000 };

/** What an index of weights says. */
export interface WeightIndex {
  /** Files that hold the tensors, in the order in which they are first named; as written. */
  readonly files: readonly string[];
  /** Names of tensors. */
  readonly tensors: number;
  readonly faults: readonly StructureFault[];
}

/**
 * Reads the `weight_map` of an index, `{"weight_map": {"tensor": "file", …}}`: the same for safetensors, PyTorch,
 * TensorFlow and Flax.
 * @throws what `ByteSource.read` throws
 */
export async function readWeightIndex(source: ByteSource, signal?: AbortSignal): Promise<WeightIndex> {
  const faults = new StructureFaults();
  const files = new Set<string>();
  let tensors = 0;
  try {
    if (source.size > longestIndex)
      throw new UnreadableStructure(`The index has more than ${longestIndex} bytes.`, undefined, true);
    const { value, hasDuplicateKeys } = await readJson(source, 0, source.size, limits, signal);
    if (hasDuplicateKeys)
      faults.add({
        state: 'unknown',
        message: 'The index has the same key twice: which of the two holds depends on who reads it.',
      });
    const map = isJsonObject(value) ? value.weight_map : undefined;
    if (!isJsonObject(map)) throw new UnreadableStructure('The index has no object "weight_map".');
    for (const [tensor, file] of Object.entries(map)) {
      tensors += 1;
      // Flax writes a list of files where a tensor is spread over several.
      const named: readonly unknown[] = Array.isArray(file) ? file : [file];
      for (const name of named) {
        if (typeof name === 'string') files.add(name);
        else
          faults.add({
            state: 'undecidable',
            message: `The index names no file for tensor ${quoteName(tensor)}.`,
          });
      }
    }
  } catch (fault) {
    if (!(fault instanceof UnreadableStructure)) throw fault;
    faults.add(fault.fault);
  }
  return { files: [...files], tensors, faults: faults.all };
}
