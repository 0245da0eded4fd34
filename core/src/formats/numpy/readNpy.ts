import type { ByteSource } from '../../bytes/byteSource.ts';
import { UnreadableStructure } from '../structureFault.ts';
import { type DataType, readDataType, readShape } from './dataType.ts';
import {
  LiteralError,
  type PythonDictionary,
  type PythonLiteral,
  readPythonLiteral,
} from './pythonLiteral.ts';

/** `\x93NUMPY`. */
export const npyMagic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59] as const;
/** Bytes; NumPy itself warns above 10,000. */
const longestHeader = 1024 * 1024;

/** What the header of one array says (NEP 1). */
export interface NpyHeader {
  /** Major and minor. */
  readonly version: readonly [number, number];
  readonly shape: readonly number[];
  readonly fortranOrder: boolean;
  /** The type as the header spells it. */
  readonly descr: PythonLiteral;
  /** `undefined` where it is spelled in a way that is not understood here. */
  readonly type: DataType | undefined;
  /** Of the array's data in the source. */
  readonly dataOffset: number;
  /** Bytes; not known for objects, whose data are a pickle. */
  readonly dataLength: number | undefined;
}

export function isNpy(head: Uint8Array): boolean {
  return npyMagic.every((byte, at) => head[at] === byte);
}

/**
 * Reads the header of the array that begins at an offset; none of its data.
 * @throws UnreadableStructure where it is none; what `ByteSource.read` throws
 */
export async function readNpyHeader(
  source: ByteSource,
  offset: number,
  signal?: AbortSignal,
): Promise<NpyHeader> {
  const fail = (message: string) => new UnreadableStructure(message, offset);
  const head = await source.read(offset, 12, signal);
  if (head.length < 10 || !isNpy(head)) throw fail('The array ends within its first bytes.');
  const [major = 0, minor = 0] = head.subarray(6, 8);
  if (major < 1 || major > 3 || minor !== 0)
    throw fail(`The array is of version ${major}.${minor}; 1.0, 2.0 and 3.0 are known.`);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (major > 1 && head.length < 12) throw fail('The array ends within its first bytes.');
  const [start, length] = major === 1 ? [10, view.getUint16(8, true)] : [12, view.getUint32(8, true)];
  if (length > longestHeader)
    throw new UnreadableStructure(
      `The array's header claims ${length} bytes; at most ${longestHeader} are read.`,
      offset,
      true,
    );
  const bytes = await source.read(offset + start, length, signal);
  if (bytes.length < length) throw fail("The file ends within the array's header.");
  const text = Buffer.from(bytes).toString(major === 3 ? 'utf8' : 'latin1');
  const header = readHeaderText(text, fail);
  return { ...header, version: [major, minor], dataOffset: offset + start + length };
}

function readHeaderText(
  text: string,
  fail: (message: string) => UnreadableStructure,
): Pick<NpyHeader, 'descr' | 'shape' | 'fortranOrder' | 'type' | 'dataLength'> {
  const entries = readDictionary(text, fail);
  const keys = [...entries.keys()].sort().join();
  if (keys !== 'descr,fortran_order,shape')
    throw fail("The array's header has not the three keys that NumPy asks for.");
  const shape = readShape(entries.get('shape'));
  if (shape === undefined) throw fail("The array's shape is no tuple of lengths.");
  const fortranOrder = entries.get('fortran_order');
  if (typeof fortranOrder !== 'boolean') throw fail("The array's fortran_order is neither True nor False.");
  const descr = entries.get('descr') ?? null;
  const type = readDataType(descr);
  if (type === undefined || type.hasObjects)
    return { descr, shape, fortranOrder, type, dataLength: undefined };
  const dataLength = shape.reduce((product, size) => product * size, type.itemSize);
  if (!Number.isSafeInteger(dataLength))
    throw fail('The array claims more elements than any file has room for.');
  return { descr, shape, fortranOrder, type, dataLength };
}

function readDictionary(
  text: string,
  fail: (message: string) => UnreadableStructure,
): PythonDictionary['entries'] {
  try {
    const literal = readPythonLiteral(text);
    if (typeof literal === 'object' && literal?.kind === 'dict') return literal.entries;
  } catch (fault) {
    if (!(fault instanceof LiteralError)) throw fault;
    throw fail(`The array's header cannot be read: ${fault.message}.`);
  }
  throw fail("The array's header is no dictionary.");
}
