import type { ByteSource } from '../../bytes/byteSource.ts';
import type { PythonLiteral } from '../../formats/numpy/pythonLiteral.ts';
import { isNpy, readNpyHeader } from '../../formats/numpy/readNpy.ts';
import { readStream } from '../../formats/pickle/machine.ts';
import { UnreadableStructure } from '../../formats/structureFault.ts';

/** Arrays one behind the other that are listed. */
const mostArrays = 10_000;

/** An array of NumPy, as its header describes it. */
export interface NumpyArray {
  /** The name of the member in which it lies; absent for the file itself. */
  readonly member?: string;
  /** Of its header. */
  readonly offset: number;
  /** As the header spells it. */
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly fortranOrder: boolean;
  readonly dataOffset: number;
  /** Bytes; absent for objects, whose data are a pickle. */
  readonly dataLength?: number;
}

/**
 * The arrays of a file that begins with one, up to where they break.
 * @throws ByteReadError; the signal's reason
 */
export async function listArrays(source: ByteSource, signal?: AbortSignal): Promise<readonly NumpyArray[]> {
  const arrays: NumpyArray[] = [];
  let at = 0;
  try {
    while (arrays.length < mostArrays && isNpy(await source.read(at, 6, signal))) {
      const header = await readNpyHeader(source, at, signal);
      const { shape, fortranOrder, dataOffset, dataLength } = header;
      const dtype = pythonText(header.descr);
      const length = dataLength === undefined ? {} : { dataLength };
      arrays.push({ offset: at, dtype, shape, fortranOrder, dataOffset, ...length });
      at = dataOffset + (dataLength ?? (await pickleLength(source, dataOffset, signal)));
    }
  } catch (fault) {
    // The findings tell of it.
    if (!(fault instanceof UnreadableStructure)) throw fault;
  }
  return arrays;
}

async function pickleLength(source: ByteSource, start: number, signal?: AbortSignal): Promise<number> {
  const { end } = await readStream(source, start, 'pickle', signal);
  return (end.kind === 'stop' ? end.offset : source.size) - start;
}

/** A literal as Python writes it. */
function pythonText(literal: PythonLiteral): string {
  if (literal === null) return 'None';
  if (typeof literal === 'boolean') return literal ? 'True' : 'False';
  if (typeof literal === 'string') return `'${literal}'`;
  if (typeof literal === 'number') return String(literal);
  if (literal.kind === 'dict')
    return `{${[...literal.entries].map(([key, value]) => `'${key}': ${pythonText(value)}`).join(', ')}}`;
  const items = literal.items.map(pythonText).join(', ');
  if (literal.kind === 'list') return `[${items}]`;
  return literal.items.length === 1 ? `(${items},)` : `(${items})`;
}
