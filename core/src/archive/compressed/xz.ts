import type { ByteSource } from '../../bytes/byteSource.ts';
import { UnreadableMember } from '../archive.ts';
import { decodeLzma2 } from './lzma2.ts';
import { broken, PackedInput } from './packedInput.ts';
import type { StreamFormat } from './streamFormat.ts';

const magic = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0];
const lzma2Filter = 0x21;
/** A dictionary of this number or more does not exist; the last is 4 GiB less one byte. */
const beyondLargest = 41;

/** xz (The .xz File Format 1.2). Checksums are not compared: contents decide. Readers go on with the next stream. */
export const xz: StreamFormat = {
  begins: (head) => magic.every((byte, index) => head[index] === byte),
  isPadded: true,
  decode: decodeXz,
};

async function* decodeXz(source: ByteSource, start: number): AsyncGenerator<Uint8Array, number> {
  const input = new PackedInput(source, start);
  const header = await input.take(12);
  if (!xz.begins(header)) throw broken('no header of xz');
  const checkLength = lengthOfCheck(header[7] ?? 0);
  for (let blocks = 0; ; blocks += 1) {
    const blockStart = input.offset;
    const headerSize = await input.byte();
    if (headerSize === 0) {
      await passIndex(input, blockStart, blocks);
      await input.take(12);
      return input.offset;
    }
    const dictionarySize = readFilters(await input.take((headerSize + 1) * 4 - 1));
    const dataStart = input.offset;
    const end = yield* decodeLzma2(input, dictionarySize);
    await input.take((4 - ((end - dataStart) % 4)) % 4);
    await input.take(checkLength);
  }
}

/** Bytes of the check behind a block: none, CRC32, CRC64 or SHA-256 (section 2.1.1.2). */
function lengthOfCheck(kind: number): number {
  return kind === 0 ? 0 : 4 * 2 ** Math.floor((kind - 1) / 3);
}

/** @returns bytes of the dictionary. @param header behind its own length */
function readFilters(header: Uint8Array): number {
  let at = 1;
  const flags = header[0] ?? 0;
  const number = (): number => {
    let value = 0;
    for (let place = 0; place < 9; place += 1) {
      const byte = header[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** (7 * place);
      if (byte < 0x80) return value;
    }
    throw broken('a number without an end');
  };
  if ((flags & 0x40) !== 0) number();
  if ((flags & 0x80) !== 0) number();
  const filter = number();
  if ((flags & 3) !== 0 || filter !== lzma2Filter) {
    throw new UnreadableMember('content-unsupported', 'xz with a filter other than LZMA2');
  }
  number();
  const size = header[at] ?? beyondLargest;
  if (size >= beyondLargest) throw broken('a dictionary size that does not exist');
  return (2 + (size & 1)) * 2 ** (Math.floor(size / 2) + 11);
}

/** Passes the list of blocks, of which one byte is read (section 4). */
async function passIndex(input: PackedInput, start: number, blocks: number): Promise<void> {
  const records = await passNumber(input);
  if (records !== blocks) throw broken('its index does not fit its blocks');
  for (let record = 0; record < records; record += 1) {
    await passNumber(input);
    await passNumber(input);
  }
  await input.take((4 - ((input.offset - start) % 4)) % 4);
  await input.take(4);
}

async function passNumber(input: PackedInput): Promise<number> {
  let value = 0;
  for (let place = 0; place < 9; place += 1) {
    const byte = await input.byte();
    value += (byte & 0x7f) * 2 ** (7 * place);
    if (byte < 0x80) return value;
  }
  throw broken('a number without an end');
}
