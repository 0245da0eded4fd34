import { type Tag, tags, type Value } from './value.ts';

const missing = 255;
/** Entries to begin with. */
const few = 64;

/** How far an index may lie beyond the entries that are there before it is kept aside. */
const gap = 65_536;

/** The memo of an unpickler: nine bytes an entry while the indices are dense, as every pickler writes them. */
export class Memo {
  #tags = new Uint8Array(few).fill(missing);
  #numbers = new Float64Array(few);
  readonly #aside = new Map<number, Value>();
  #count = 0;

  /** Entries that are set: the index that MEMOIZE takes. */
  get count(): number {
    return this.#count;
  }

  has(index: number): boolean {
    return (this.#tags[index] ?? missing) !== missing || this.#aside.has(index);
  }

  tag(index: number): Tag {
    const tag = this.#tags[index] ?? missing;
    return tag === missing ? (this.#aside.get(index)?.tag ?? tags.none) : (tag as Tag);
  }

  number(index: number): number {
    const tag = this.#tags[index] ?? missing;
    return tag === missing ? (this.#aside.get(index)?.number ?? 0) : (this.#numbers[index] ?? 0);
  }

  set(index: number, tag: Tag, number: number): void {
    if (!this.has(index)) this.#count += 1;
    if (index > this.#count + gap && index >= this.#tags.length) {
      this.#aside.set(index, { tag, number });
      return;
    }
    while (index >= this.#tags.length) this.#grow();
    this.#tags[index] = tag;
    this.#numbers[index] = number;
  }

  #grow(): void {
    const known = new Uint8Array(this.#tags.length * 2).fill(missing);
    const numbers = new Float64Array(known.length);
    known.set(this.#tags);
    numbers.set(this.#numbers);
    this.#tags = known;
    this.#numbers = numbers;
  }
}
