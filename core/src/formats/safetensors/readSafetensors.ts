import type { ByteSource } from '../../bytes/byteSource.ts';
import { quoteName } from '../../text/quoteName.ts';
import { isJsonObject, readJson } from '../json.ts';
import { type StructureFault, StructureFaults, UnreadableStructure } from '../structureFault.ts';

/** Bytes of the longest header that the reference reads (`MAX_HEADER_SIZE`). */
export const longestHeader = 100_000_000;
/** Of the number with which a file begins. */
export const lengthBytes = 8;

/** `{"name": {"dtype": …, "shape": […], "data_offsets": […]}}` is three deep. */
const limits = { depth: 3, parts: 8_000_000 };

/** A tensor, as the header describes it. */
export interface SafetensorsTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Bytes, from the end of the header. */
  readonly begin: number;
  readonly end: number;
}

/** What the header of a safetensors file says. */
export interface SafetensorsHeader {
  /** Bytes of its JSON; data begin behind it and the length. */
  readonly length: number;
  readonly tensors: readonly SafetensorsTensor[];
  readonly metadata: ReadonlyMap<string, string>;
  /** What is wrong with it, as far as the header alone can tell. */
  readonly faults: readonly StructureFault[];
}

/**
 * Reads the header of a safetensors file and no tensor. A header that cannot be read is one without tensors, with a
 * fault that says why.
 * @throws what `ByteSource.read` throws
 */
export async function readSafetensors(source: ByteSource, signal?: AbortSignal): Promise<SafetensorsHeader> {
  const faults = new StructureFaults();
  const tensors: SafetensorsTensor[] = [];
  const metadata = new Map<string, string>();
  let length = 0;
  try {
    length = await readLength(source, signal);
    const { value, hasDuplicateKeys } = await readJson(source, lengthBytes, length, limits, signal);
    if (hasDuplicateKeys)
      faults.add({
        state: 'unknown',
        message: 'The header has the same key twice: which of the two holds depends on who reads it.',
        offset: lengthBytes,
      });
    if (!isJsonObject(value)) throw new UnreadableStructure('The header is no JSON object.', lengthBytes);
    await checkEdges(source, length, faults, signal);
    for (const [name, entry] of Object.entries(value)) {
      if (name === '__metadata__') readMetadata(entry, metadata, faults);
      else {
        const tensor = readTensor(name, entry, faults);
        if (tensor === undefined)
          faults.add({
            state: 'undecidable',
            message: `The header's entry ${quoteName(name)} is no description of a tensor.`,
          });
        else tensors.push(tensor);
      }
    }
  } catch (fault) {
    if (!(fault instanceof UnreadableStructure)) throw fault;
    faults.add(fault.fault);
  }
  return { length, tensors, metadata, faults: faults.all };
}

async function readLength(source: ByteSource, signal?: AbortSignal): Promise<number> {
  if (source.size < lengthBytes)
    throw new UnreadableStructure('The file ends before the length of its header.', 0);
  const bytes = await source.read(0, lengthBytes, signal);
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset, lengthBytes).getBigUint64(0, true));
  if (length > longestHeader)
    throw new UnreadableStructure(
      `The header claims ${length} bytes; the format allows ${longestHeader}, and no loader reads more.`,
      0,
    );
  if (length > source.size - lengthBytes)
    throw new UnreadableStructure(
      `The header claims ${length} bytes, and the file has ${source.size - lengthBytes} behind its length.`,
      0,
    );
  return length;
}

/** The format wants `{` first and only spaces behind `}`; JSON readers take any white space. */
async function checkEdges(
  source: ByteSource,
  length: number,
  faults: StructureFaults,
  signal?: AbortSignal,
): Promise<void> {
  const [first] = await source.read(lengthBytes, 1, signal);
  if (first !== 0x7b)
    faults.add({
      state: 'unknown',
      message: 'The header begins with white space, which the format forbids.',
      offset: lengthBytes,
    });
  const tail = Math.min(length, 4096);
  const bytes = await source.read(lengthBytes + length - tail, tail, signal);
  const last = bytes.findLastIndex((byte) => byte !== 0x20);
  if (last >= 0 && bytes[last] !== 0x7d)
    faults.add({
      state: 'unknown',
      message: 'The header is padded with other white space than spaces, which no writer does.',
      offset: lengthBytes + length - tail + last,
    });
}

function readMetadata(entry: unknown, metadata: Map<string, string>, faults: StructureFaults): void {
  if (!isJsonObject(entry)) {
    faults.add({ state: 'undecidable', message: 'The header\'s "__metadata__" is no object.' });
    return;
  }
  for (const [key, value] of Object.entries(entry)) {
    if (typeof value === 'string') metadata.set(key, value);
    else
      faults.add({
        state: 'unknown',
        message: `The metadata entry ${quoteName(key)} is no text, which the format asks for.`,
      });
  }
}

function readTensor(name: string, entry: unknown, faults: StructureFaults): SafetensorsTensor | undefined {
  if (!isJsonObject(entry)) return undefined;
  const { dtype, shape, data_offsets: offsets } = entry;
  if (typeof dtype !== 'string' || !isSizes(shape) || !isSizes(offsets) || offsets.length !== 2)
    return undefined;
  if (Object.keys(entry).length > 3)
    faults.add({
      state: 'unknown',
      message: `The description of tensor ${quoteName(name)} has more keys than the format knows.`,
    });
  const [begin = 0, end = 0] = offsets;
  return { name, dtype, shape, begin, end };
}

function isSizes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}
