import type { BitReader } from './bitReader.ts';
import { broken } from './packedInput.ts';

/** The longest code that bzip2 reads. */
const longest = 20;
/** Codes up to this length are found by one look. */
const quick = 10;

/** One Huffman code of a bzip2 block, in canonical order. */
export class Bzip2Code {
  /** For each `quick` bits: symbol times 32 plus length, or zero where the code is longer. */
  readonly #table = new Uint16Array(2 ** quick);
  /** By length: the first code that is too large for it, moved to the left end of `longest` bits. */
  readonly #limits = new Uint32Array(longest + 2);
  /** By length: what leads from a code to its index in `#symbols`. */
  readonly #offsets = new Int32Array(longest + 2);
  readonly #symbols: Uint16Array;

  /** @param lengths of the codes, by symbol, 1 to 20 */
  constructor(lengths: Uint8Array) {
    this.#symbols = new Uint16Array(lengths.length);
    let code = 0;
    let index = 0;
    for (let length = 1; length <= longest; length += 1) {
      this.#offsets[length] = index - code;
      for (let symbol = 0; symbol < lengths.length; symbol += 1) {
        if (lengths[symbol] !== length) continue;
        this.#symbols[index] = symbol;
        if (length <= quick) {
          const first = code << (quick - length);
          this.#table.fill(symbol * 32 + length, first, first + (1 << (quick - length)));
        }
        index += 1;
        code += 1;
      }
      this.#limits[length] = code * 2 ** (longest - length);
      code *= 2;
    }
  }

  /** @throws UnreadableMember at bits that are no code */
  next(bits: BitReader): number {
    const ahead = bits.peek(longest);
    const found = this.#table[ahead >> (longest - quick)] ?? 0;
    if (found !== 0) {
      bits.position += found & 31;
      return found >> 5;
    }
    for (let length = 1; length <= longest; length += 1) {
      if (ahead >= (this.#limits[length] ?? 0)) continue;
      bits.position += length;
      const symbol = this.#symbols[(ahead >> (longest - length)) + (this.#offsets[length] ?? 0)];
      if (symbol !== undefined) return symbol;
      break;
    }
    throw broken('bits that are no code');
  }
}

/** Reads the codes of a block: lengths as differences (bzip2 format, "Huffman tables"). */
export function readBzip2Codes(bits: BitReader, count: number, symbols: number): Bzip2Code[] {
  return Array.from({ length: count }, () => {
    const lengths = new Uint8Array(symbols);
    let length = bits.read(5);
    for (let symbol = 0; symbol < symbols; symbol += 1) {
      for (;;) {
        if (length < 1 || length > longest) throw broken('a code of a length that does not exist');
        if (bits.read(1) === 0) break;
        length += bits.read(1) === 0 ? 1 : -1;
      }
      lengths[symbol] = length;
    }
    return new Bzip2Code(lengths);
  });
}
