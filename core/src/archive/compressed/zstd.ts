import * as zlib from 'node:zlib';
import type { ByteSource } from '../../bytes/byteSource.ts';
import { UnreadableMember } from '../archive.ts';
import { PackedInput, truncated, u32 } from './packedInput.ts';
import { isSkippable, skippedFrame } from './skippableFrame.ts';
import type { StreamFormat } from './streamFormat.ts';
import { runEngine } from './zlibEngine.ts';

const magic = 0xfd2fb528;

/** Zstandard frames (RFC 8878). */
export const zstd: StreamFormat = {
  begins: (head) => u32(head, 0) === magic || isSkippable(head, magic),
  isPadded: false,
  decode: decodeFrame,
};

async function* decodeFrame(source: ByteSource, start: number): AsyncGenerator<Uint8Array, number> {
  const input = new PackedInput(source, start);
  if ((await input.u32()) !== magic) return skippedFrame(input);
  // The engine reads frame after frame and calls it broken where another thing follows: it is given one at a time.
  const end = await frameEnd(input);
  if (typeof zlib.createZstdDecompress !== 'function') {
    throw new UnreadableMember('content-unsupported', 'Zstandard needs Node 22.15 or newer to be read');
  }
  yield* runEngine(zlib.createZstdDecompress, source, start, Math.min(end, source.size));
  if (end > source.size) throw truncated();
  return end;
}

/** Where a frame ends by the lengths of its blocks; beyond the source where it is cut or broken (RFC 8878, section 3.1.1). */
async function frameEnd(input: PackedInput): Promise<number> {
  const descriptor = await input.byte();
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const sizeField = descriptor >> 6;
  const sizeLength = sizeField === 0 ? Number(isSingleSegment) : 2 ** sizeField;
  const dictionaryLength = [0, 1, 2, 4][descriptor & 3] ?? 0;
  await input.take(Number(!isSingleSegment) + dictionaryLength + sizeLength);
  for (;;) {
    if (!(await input.fill(3))) return Number.POSITIVE_INFINITY;
    const [low = 0, middle = 0, high = 0] = await input.take(3);
    const header = low + middle * 2 ** 8 + high * 2 ** 16;
    const kind = (header >> 1) & 3;
    // No such kind: the engine tells the break, behind all that comes before it.
    if (kind === 3) return Number.POSITIVE_INFINITY;
    const isRepeatedByte = kind === 1;
    input.seek(input.offset + (isRepeatedByte ? 1 : header >> 3));
    if ((header & 1) !== 0) break;
  }
  return input.offset + ((descriptor & 4) === 0 ? 0 : 4);
}
