import type { ByteSource } from '../../bytes/byteSource.ts';
import { UnreadableMember } from '../archive.ts';
import { unpackLz4Block } from './lz4Block.ts';
import { broken, PackedInput, u32 } from './packedInput.ts';
import { isSkippable, skippedFrame } from './skippableFrame.ts';
import type { StreamFormat } from './streamFormat.ts';

const magic = 0x184d2204;
const history = 64 * 1024;
/** By the number in the frame's descriptor. */
const blockSizes: Readonly<Record<number, number>> = { 4: 2 ** 16, 5: 2 ** 18, 6: 2 ** 20, 7: 2 ** 22 };

/** LZ4 frames (lz4_Frame_format.md 1.6), which joblib writes. Checksums are not compared: contents decide. */
export const lz4Frame: StreamFormat = {
  begins: (head) => u32(head, 0) === magic || isSkippable(head, magic),
  isPadded: false,
  decode: decodeLz4Frame,
};

async function* decodeLz4Frame(source: ByteSource, start: number): AsyncGenerator<Uint8Array, number> {
  const input = new PackedInput(source, start);
  if ((await input.u32()) !== magic) return skippedFrame(input);
  const { isLinked, hasBlockChecksums, hasChecksum, blockSize } = await readDescriptor(input);
  // What came before stands in front of each block, so that matches can reach it.
  const window = new Uint8Array(history + blockSize);
  let known = 0;
  for (;;) {
    const word = await input.u32();
    if (word === 0) break;
    const isStored = word >= 2 ** 31;
    const length = isStored ? word - 2 ** 31 : word;
    if (length > blockSize) throw broken('a block is larger than the frame allows');
    const packed = await input.take(length);
    let end = history;
    if (isStored) {
      window.set(packed, history);
      end += length;
    } else {
      end = unpackLz4Block(packed, window, history, isLinked ? history - known : history);
    }
    yield window.slice(history, end);
    window.copyWithin(0, end - history, end);
    known = Math.min(history, known + end - history);
    if (hasBlockChecksums) await input.take(4);
  }
  if (hasChecksum) await input.take(4);
  return input.offset;
}

async function readDescriptor(input: PackedInput) {
  const [flags = 0, block = 0] = await input.take(2);
  if (flags >> 6 !== 1)
    throw new UnreadableMember('content-unsupported', 'a version of LZ4 that is not known');
  if ((flags & 1) !== 0) {
    throw new UnreadableMember('content-unsupported', 'LZ4 data that need a dictionary from elsewhere');
  }
  const blockSize = blockSizes[(block >> 4) & 7];
  if (blockSize === undefined) throw broken('a block size that does not exist');
  // The size of the contents, where given, and a checksum of the descriptor.
  await input.take((flags & 8) === 0 ? 1 : 9);
  return {
    isLinked: (flags & 0x20) === 0,
    hasBlockChecksums: (flags & 0x10) !== 0,
    hasChecksum: (flags & 4) !== 0,
    blockSize,
  };
}
