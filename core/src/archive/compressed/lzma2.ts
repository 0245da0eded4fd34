import { LzmaDecoder, type LzmaProperties, lzmaProperties } from './lzmaDecoder.ts';
import { LzmaDictionary } from './lzmaDictionary.ts';
import { broken, type PackedInput, truncated } from './packedInput.ts';

/**
 * Unpacks LZMA2, the chunks in which xz wraps LZMA. A chunk has at most 64 KiB packed and 2 MiB unpacked.
 * @returns where the data ended; the input stands there, too
 */
export async function* decodeLzma2(
  input: PackedInput,
  dictionarySize: number,
): AsyncGenerator<Uint8Array, number> {
  const dictionary = new LzmaDictionary(dictionarySize);
  let properties: LzmaProperties | undefined;
  let decoder: LzmaDecoder | undefined;
  for (;;) {
    const control = await input.byte();
    if (control === 0) return input.offset;
    if (control === 1 || control >= 0xe0) dictionary.forget();
    if (control < 0x80) {
      if (control > 2) throw broken('a chunk of a kind that does not exist');
      const [high = 0, low = 0] = await input.take(2);
      for (const byte of await input.take(high * 256 + low + 1)) dictionary.put(byte);
    } else {
      const [sizeHigh = 0, sizeLow = 0, packedHigh = 0, packedLow = 0] = await input.take(4);
      const size = (control & 0x1f) * 2 ** 16 + sizeHigh * 256 + sizeLow + 1;
      if (control >= 0xc0) properties = lzmaProperties(await input.byte());
      if (properties === undefined) throw broken('a chunk without properties');
      if (control >= 0xa0) decoder = new LzmaDecoder(properties, dictionary);
      if (decoder === undefined) throw broken('a chunk that goes on with nothing');
      const packed = await input.take(packedHigh * 256 + packedLow + 1);
      try {
        decodeChunk(decoder, dictionary, packed, size);
      } catch (fault) {
        yield* dictionary.flush();
        throw fault;
      }
    }
    yield* dictionary.flush();
  }
}

function decodeChunk(
  decoder: LzmaDecoder,
  dictionary: LzmaDictionary,
  packed: Uint8Array,
  size: number,
): void {
  const { range } = decoder;
  range.bytes = packed;
  range.at = 0;
  range.start();
  const end = dictionary.total + size;
  while (dictionary.total < end) {
    if (!decoder.symbol(end - dictionary.total)) throw broken('a mark of the end within a chunk');
    if (range.at > packed.length) throw truncated();
  }
}
