import type { ByteSource } from '../../bytes/byteSource.ts';
import { BitReader } from './bitReader.ts';
import { bytesOfBlock, readBzip2Block } from './bzip2Block.ts';
import { broken, PackedInput, truncated } from './packedInput.ts';
import type { StreamFormat } from './streamFormat.ts';

/** 900,000 symbols of at most 20 bits, and the tables before them: no packed block is longer, in bytes. */
const longestBlock = 2.5 * 1024 * 1024;

/** Digits, in the header. */
const lowestLevel = 0x31;
const highestLevel = 0x39;

/** The digits of pi and of its square root begin a block and the end of a stream. */
const blockMagic = [0x314159, 0x265359] as const;
const endMagic = [0x177245, 0x385090] as const;

/** bzip2. Readers go on with the next stream. */
export const bzip2: StreamFormat = {
  begins: (head) => {
    const level = head[3] ?? 0;
    const bits = new BitReader(head, 32);
    const magic = [bits.read(24), bits.read(24)] as const;
    return (
      startsWith(head, 'BZh') &&
      level >= lowestLevel &&
      level <= highestLevel &&
      (isEqual(magic, blockMagic) || isEqual(magic, endMagic))
    );
  },
  isPadded: false,
  decode: decodeBzip2,
};

async function* decodeBzip2(source: ByteSource, start: number): AsyncGenerator<Uint8Array, number> {
  const input = new PackedInput(source, start);
  const [, , , level = 0] = await input.take(4);
  if (level < lowestLevel || level > highestLevel) throw broken('a block size that does not exist');
  const room = new Uint32Array((level - lowestLevel + 1) * 100_000);
  // Blocks begin at any bit.
  let bit = 0;
  for (;;) {
    await input.fill(longestBlock);
    const bits = new BitReader(input.bytes, input.at * 8 + bit);
    const magic = [bits.read(24), bits.read(24)] as const;
    if (isEqual(magic, blockMagic)) {
      yield* bytesOfBlock(readBzip2Block(bits, room));
    } else if (isEqual(magic, endMagic)) {
      bits.position += 32;
      if (bits.isBeyondEnd) throw truncated();
      input.at = Math.ceil(bits.position / 8);
      return input.offset;
    } else {
      throw bits.isBeyondEnd ? truncated() : broken('neither a block nor the end');
    }
    input.at = bits.position >> 3;
    bit = bits.position & 7;
  }
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}

function isEqual(one: readonly [number, number], other: readonly [number, number]): boolean {
  return one[0] === other[0] && one[1] === other[1];
}
