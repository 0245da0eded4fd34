import { freshBits, type RangeDecoder } from './rangeDecoder.ts';

/** The code of match lengths: 2 to 9, 10 to 17, or 18 to 273. */
export class LzmaLengths {
  readonly #choices = freshBits(2);
  readonly #low = freshBits(16 * 8);
  readonly #middle = freshBits(16 * 8);
  readonly #high = freshBits(256);

  next(range: RangeDecoder, position: number): number {
    if (range.bit(this.#choices, 0) === 0) return 2 + range.tree(this.#low, position * 8, 3);
    if (range.bit(this.#choices, 1) === 0) return 10 + range.tree(this.#middle, position * 8, 3);
    return 18 + range.tree(this.#high, 0, 8);
  }
}
