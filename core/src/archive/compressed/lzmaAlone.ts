import type { ByteSource } from '../../bytes/byteSource.ts';
import { UnreadableMember } from '../archive.ts';
import { LzmaDecoder, lzmaProperties } from './lzmaDecoder.ts';
import { LzmaDictionary } from './lzmaDictionary.ts';
import { decodeLzma, type LzmaHeader } from './lzmaStream.ts';
import { broken, PackedInput, u32 } from './packedInput.ts';
import type { StreamFormat } from './streamFormat.ts';

const headerLength = 13;
/** Larger sizes are taken for chance, as liblzma does. */
const largestSize = 2 ** 38;
/** Symbols of which LZMA data must be made before they are taken for such. */
const trial = 512;

/** The old `.lzma` format, which joblib writes. It has no mark of its own: what looks like one is unpacked a little. */
export const lzmaAlone: StreamFormat = {
  begins: (head) => {
    const header = readHeader(head);
    return header !== undefined && unpacks(head, header);
  },
  isPadded: false,
  decode: decodeLzmaAlone,
};

async function* decodeLzmaAlone(source: ByteSource, start: number): AsyncGenerator<Uint8Array, number> {
  const header = readHeader(await new PackedInput(source, start).take(headerLength));
  if (header === undefined) throw broken('no header of LZMA');
  return yield* decodeLzma(source, start + headerLength, header);
}

function readHeader(head: Uint8Array): LzmaHeader | undefined {
  const properties = lzmaProperties(head[0] ?? 255);
  const dictionarySize = u32(head, 1);
  const [low, high] = [u32(head, 5), u32(head, 9)];
  const size = low + high * 2 ** 32;
  const isOpenEnded = low === 0xffffffff && high === 0xffffffff;
  if (head.length < headerLength || properties === undefined || !isUsualSize(dictionarySize))
    return undefined;
  if (isOpenEnded) return { properties, dictionarySize };
  return size < largestSize ? { properties, dictionarySize, size } : undefined;
}

/** Powers of two, and halfway between two of them, are what encoders write. */
function isUsualSize(size: number): boolean {
  if (size === 0xffffffff) return true;
  const exponent = Math.floor(Math.log2(size));
  return size >= 4096 && (size === 2 ** exponent || size === 2 ** exponent * 1.5);
}

function unpacks(head: Uint8Array, { properties, dictionarySize, size }: LzmaHeader): boolean {
  const dictionary = new LzmaDictionary(dictionarySize);
  const decoder = new LzmaDecoder(properties, dictionary);
  decoder.range.bytes = head;
  decoder.range.at = headerLength;
  try {
    decoder.range.start();
    for (let symbols = 0; symbols < trial && dictionary.total !== size; symbols += 1) {
      const hasMore = decoder.symbol((size ?? Number.POSITIVE_INFINITY) - dictionary.total);
      if (!hasMore || decoder.range.at > head.length) break;
    }
    return decoder.range.at <= head.length || dictionary.total > 0;
  } catch (fault) {
    if (fault instanceof UnreadableMember) return false;
    throw fault;
  }
}
