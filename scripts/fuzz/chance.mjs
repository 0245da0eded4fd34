import { seededRandom } from '../bench/random.mjs';

/** Numbers at which counts, lengths and offsets break. */
const edges = [0, 1, 2, 3, 7, 8, 15, 16, 63, 64, 127, 128, 255, 256, 32_767, 32_768, 65_535, 65_536];
const farEdges = [0x7f_ff_ff_ff, 0x80_00_00_00, 0xff_ff_ff_ff, 2 ** 32, 2 ** 40, 2 ** 53 - 1];

/** Choices that come out the same for the same seed. */
export class Chance {
  #next;

  /** @param {number} seed */
  constructor(seed) {
    this.#next = seededRandom(seed);
  }

  /** A whole number from 0 to below `limit`. */
  below(limit) {
    return Math.floor(this.#next() * limit);
  }

  /** A whole number of both bounds and what lies between. */
  between(least, most) {
    return least + this.below(most - least + 1);
  }

  /** True in one of `times` cases. */
  oneIn(times) {
    return this.below(times) === 0;
  }

  pick(values) {
    return values[this.below(values.length)];
  }

  /** As many values as asked for, each made by itself. */
  several(least, most, make) {
    return Array.from({ length: this.between(least, most) }, (_, at) => make(at));
  }

  /** A number at which something may break. */
  edge(most = Number.MAX_SAFE_INTEGER) {
    const value = this.oneIn(3) ? this.pick(farEdges) : this.pick(edges);
    return value > most ? this.between(0, most) : value;
  }

  /** The value, or rarely another one. */
  mostly(value, other) {
    return this.oneIn(12) ? other() : value;
  }

  bytes(length) {
    return Uint8Array.from({ length }, () => this.below(256));
  }

  word() {
    return this.pick(words);
  }
}

/** Words that mean something to some format. */
const words = [
  ...['a', 'model', 'weight', 'data', 'layers.0.weight', 'config', 'name', '__metadata__', 'ü', ''],
  ...['../up', '/abs', 'C:\\x', 'data.pkl', 'version', 'os', 'torch', '__class__', '{{ x }}', 'F32'],
  ...['constructor', '__proto__', 'toString'],
];
