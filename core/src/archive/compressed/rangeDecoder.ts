import { broken } from './packedInput.ts';

const initial = 1024;

/** Probabilities of `count` bits, none known yet. */
export function freshBits(count: number): Uint16Array {
  return new Uint16Array(count).fill(initial);
}

/** The arithmetic decoder of LZMA (LZMA specification, "Range Decoder"). Beyond the end of its bytes it reads zeros. */
export class RangeDecoder {
  bytes: Uint8Array = new Uint8Array();
  /** Index of the next byte; beyond the last where the data is cut. */
  at = 0;
  #range = 0;
  #code = 0;

  /** True where all that the encoder wrote was used up. */
  get isFinished(): boolean {
    return this.#code === 0;
  }

  /** Begins at the five bytes at the position. */
  start(): void {
    if (this.bytes[this.at] !== 0) throw broken('LZMA data do not begin with zero');
    this.#range = 0xffffffff;
    this.#code = 0;
    this.at += 1;
    for (let left = 4; left > 0; left -= 1) this.#code = ((this.#code << 8) | this.#nextByte()) >>> 0;
  }

  normalize(): void {
    if (this.#range >= 2 ** 24) return;
    this.#range = (this.#range << 8) >>> 0;
    this.#code = ((this.#code << 8) | this.#nextByte()) >>> 0;
  }

  bit(probabilities: Uint16Array, index: number): number {
    this.normalize();
    const probability = probabilities[index] ?? initial;
    const bound = (this.#range >>> 11) * probability;
    if (this.#code < bound) {
      this.#range = bound;
      probabilities[index] = probability + ((2048 - probability) >> 5);
      return 0;
    }
    this.#range -= bound;
    this.#code -= bound;
    probabilities[index] = probability - (probability >> 5);
    return 1;
  }

  /** Bits of even odds. */
  direct(count: number): number {
    let value = 0;
    for (let left = count; left > 0; left -= 1) {
      this.normalize();
      this.#range >>>= 1;
      const bit = this.#code >= this.#range ? 1 : 0;
      if (bit === 1) this.#code -= this.#range;
      value = value * 2 + bit;
    }
    return value;
  }

  /** The highest bit first. */
  tree(probabilities: Uint16Array, base: number, count: number): number {
    let node = 1;
    for (let left = count; left > 0; left -= 1) {
      node = node * 2 + this.bit(probabilities, base + node);
    }
    return node - 2 ** count;
  }

  /** The lowest bit first. */
  reverseTree(probabilities: Uint16Array, base: number, count: number): number {
    let node = 1;
    let value = 0;
    for (let place = 0; place < count; place += 1) {
      const bit = this.bit(probabilities, base + node);
      node = node * 2 + bit;
      value += bit << place;
    }
    return value;
  }

  #nextByte(): number {
    const byte = this.bytes[this.at] ?? 0;
    this.at += 1;
    return byte;
  }
}
