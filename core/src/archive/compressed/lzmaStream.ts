import type { ByteSource } from '../../bytes/byteSource.ts';
import { LzmaDecoder, type LzmaProperties, longestSymbol } from './lzmaDecoder.ts';
import { LzmaDictionary } from './lzmaDictionary.ts';
import { broken, PackedInput, truncated } from './packedInput.ts';

const chunk = 256 * 1024;

/** What stands before LZMA data, in whichever header. */
export interface LzmaHeader {
  readonly properties: LzmaProperties;
  /** Bytes. */
  readonly dictionarySize: number;
  /** Of the unpacked bytes; absent where a mark tells the end. */
  readonly size?: number;
}

/** Unpacks bare LZMA data. */
export async function* decodeLzma(
  source: ByteSource,
  start: number,
  { properties, dictionarySize, size = Number.POSITIVE_INFINITY }: LzmaHeader,
): AsyncGenerator<Uint8Array, number> {
  const input = new PackedInput(source, start);
  const dictionary = new LzmaDictionary(dictionarySize);
  const decoder = new LzmaDecoder(properties, dictionary);
  const { range } = decoder;
  if (!(await input.fill(5))) throw truncated();
  range.bytes = input.bytes;
  range.start();
  for (;;) {
    input.at = range.at;
    await input.fill(chunk);
    range.bytes = input.bytes;
    range.at = input.at;
    let isDone: boolean;
    try {
      isDone = decodeSome(decoder, dictionary, size, input.isAtEnd);
    } catch (fault) {
      // What came before the break is for the caller to judge.
      yield* dictionary.flush();
      throw fault;
    }
    yield* dictionary.flush();
    if (isDone) {
      input.at = range.at;
      return input.offset;
    }
  }
}

/** Decodes what is at hand, up to a chunk. @returns true at the end */
function decodeSome(
  decoder: LzmaDecoder,
  dictionary: LzmaDictionary,
  size: number,
  isLast: boolean,
): boolean {
  const { range } = decoder;
  while (dictionary.pending < chunk) {
    if (!isLast && range.bytes.length - range.at < longestSymbol) return false;
    const isMarkDue = dictionary.total === size;
    if (isMarkDue) {
      range.normalize();
      if (range.isFinished) return true;
    }
    const hasMore = decoder.symbol(size - dictionary.total);
    if (range.at > range.bytes.length) throw truncated();
    if (!hasMore) {
      if (size !== Number.POSITIVE_INFINITY && !isMarkDue) throw broken('it ends before the announced size');
      range.normalize();
      return true;
    }
  }
  return false;
}
