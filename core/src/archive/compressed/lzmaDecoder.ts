import type { LzmaDictionary } from './lzmaDictionary.ts';
import { LzmaLengths } from './lzmaLengths.ts';
import { broken } from './packedInput.ts';
import { freshBits, RangeDecoder } from './rangeDecoder.ts';

/** No symbol takes more packed bytes: matches need 20. */
export const longestSymbol = 32;

const states = 12;
const positions = 16;
/** The distance that marks the end. */
const endMark = 0xffffffff;

/** The three numbers of an LZMA properties byte. */
export interface LzmaProperties {
  readonly literalContextBits: number;
  readonly literalPositionBits: number;
  readonly positionBits: number;
}

/** @returns `undefined` where there are no such properties */
export function lzmaProperties(byte: number): LzmaProperties | undefined {
  if (byte >= 9 * 5 * 5) return undefined;
  return {
    literalContextBits: byte % 9,
    literalPositionBits: Math.floor(byte / 9) % 5,
    positionBits: Math.floor(byte / 45),
  };
}

/** What the encoder knew at the same place: probabilities, the last distances, the kinds of the last symbols. */
export class LzmaDecoder {
  readonly range = new RangeDecoder();
  readonly #dictionary: LzmaDictionary;
  readonly #contextBits: number;
  readonly #literalPositionMask: number;
  readonly #positionMask: number;
  readonly #isMatch = freshBits(states * positions);
  readonly #isRepeated = freshBits(states);
  readonly #isNotLast = freshBits(states);
  readonly #isNotSecond = freshBits(states);
  readonly #isNotThird = freshBits(states);
  readonly #isLong = freshBits(states * positions);
  readonly #literals: Uint16Array;
  readonly #slots = freshBits(4 * 64);
  readonly #distances = freshBits(128);
  readonly #aligned = freshBits(16);
  readonly #lengths = new LzmaLengths();
  readonly #repeatedLengths = new LzmaLengths();
  #state = 0;
  #last = [0, 0, 0, 0];

  constructor(properties: LzmaProperties, dictionary: LzmaDictionary) {
    this.#dictionary = dictionary;
    this.#contextBits = properties.literalContextBits;
    this.#literalPositionMask = 2 ** properties.literalPositionBits - 1;
    this.#positionMask = 2 ** properties.positionBits - 1;
    this.#literals = freshBits(0x300 << (properties.literalContextBits + properties.literalPositionBits));
  }

  /**
   * Decodes one literal or match.
   * @param most bytes that may come
   * @returns false at the mark of the end
   * @throws UnreadableMember where it is broken
   */
  symbol(most: number): boolean {
    const position = this.#dictionary.position & this.#positionMask;
    const range = this.range;
    if (range.bit(this.#isMatch, this.#state * positions + position) === 0) {
      if (most < 1) throw broken('more data than announced');
      this.#literal();
      return true;
    }
    let length: number;
    if (range.bit(this.#isRepeated, this.#state) === 0) {
      length = this.#lengths.next(range, position);
      const distance = this.#distance(length);
      if (distance === endMark) return false;
      this.#last = [distance, this.#last[0] ?? 0, this.#last[1] ?? 0, this.#last[2] ?? 0];
      this.#state = this.#state < 7 ? 7 : 10;
    } else if (this.#isShortRepeat(position)) {
      length = 1;
      this.#state = this.#state < 7 ? 9 : 11;
    } else {
      length = this.#repeatedLengths.next(range, position);
      this.#state = this.#state < 7 ? 8 : 11;
    }
    if (length > most) throw broken('more data than announced');
    this.#dictionary.copy(this.#last[0] ?? 0, length);
    return true;
  }

  #literal(): void {
    const dictionary = this.#dictionary;
    const before = dictionary.byteAt(0);
    const context =
      ((dictionary.position & this.#literalPositionMask) << this.#contextBits) +
      (before >> (8 - this.#contextBits));
    const base = 0x300 * context;
    let node = 1;
    if (this.#state >= 7) {
      // After a match the byte is unlike the one that would have gone on with it.
      let expected = dictionary.byteAt(this.#last[0] ?? 0);
      while (node < 0x100) {
        const guess = (expected >> 7) & 1;
        expected <<= 1;
        const bit = this.range.bit(this.#literals, base + ((1 + guess) << 8) + node);
        node = node * 2 + bit;
        if (bit !== guess) break;
      }
    }
    while (node < 0x100) node = node * 2 + this.range.bit(this.#literals, base + node);
    dictionary.put(node & 0xff);
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6;
  }

  /** Brings a distance of before to the front. @returns true where one byte of the last distance follows */
  #isShortRepeat(position: number): boolean {
    const [last = 0, second = 0, third = 0, fourth = 0] = this.#last;
    if (this.range.bit(this.#isNotLast, this.#state) === 0) {
      return this.range.bit(this.#isLong, this.#state * positions + position) === 0;
    }
    if (this.range.bit(this.#isNotSecond, this.#state) === 0) {
      this.#last = [second, last, third, fourth];
    } else if (this.range.bit(this.#isNotThird, this.#state) === 0) {
      this.#last = [third, last, second, fourth];
    } else {
      this.#last = [fourth, last, second, third];
    }
    return false;
  }

  #distance(length: number): number {
    const slot = this.range.tree(this.#slots, Math.min(length - 2, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 + (slot & 1)) * 2 ** bits;
    if (slot < 14) return base + this.range.reverseTree(this.#distances, base - slot, bits);
    return base + this.range.direct(bits - 4) * 16 + this.range.reverseTree(this.#aligned, 0, 4);
  }
}
