import { type Tag, tags, type Value } from './value.ts';

const missing = 255;

/** Entries of one page: pages need no copy to grow, which would hold twice as much for a moment. */
const pageBits = 10;
const pageLength = 2 ** pageBits;
/** How far an index may lie beyond the entries that are there before it is kept aside. */
const gap = 65_536;

interface Page {
  readonly tags: Uint8Array;
  readonly numbers: Float64Array;
}

/** The memo of an unpickler: nine bytes an entry while the indices are dense, as every pickler writes them. */
export class Memo {
  readonly #pages: Page[] = [];
  readonly #aside = new Map<number, Value>();
  #count = 0;

  /** Entries that are set: the index that MEMOIZE takes. */
  get count(): number {
    return this.#count;
  }

  has(index: number): boolean {
    return this.#tagAt(index) !== missing || this.#aside.has(index);
  }

  tag(index: number): Tag {
    const tag = this.#tagAt(index);
    return tag === missing ? (this.#aside.get(index)?.tag ?? tags.none) : (tag as Tag);
  }

  number(index: number): number {
    if (this.#tagAt(index) === missing) return this.#aside.get(index)?.number ?? 0;
    return this.#pages[index >>> pageBits]?.numbers[index % pageLength] ?? 0;
  }

  set(index: number, tag: Tag, number: number): void {
    if (!this.has(index)) this.#count += 1;
    if (index > this.#count + gap && index >= this.#pages.length * pageLength) {
      this.#aside.set(index, { tag, number });
      return;
    }
    while (index >= this.#pages.length * pageLength) this.#addPage();
    const page = this.#pages[index >>> pageBits];
    if (page === undefined) return;
    page.tags[index % pageLength] = tag;
    page.numbers[index % pageLength] = number;
  }

  #tagAt(index: number): number {
    // A shift takes the lower 32 bits alone.
    if (index >= this.#pages.length * pageLength) return missing;
    return this.#pages[index >>> pageBits]?.tags[index % pageLength] ?? missing;
  }

  #addPage(): void {
    this.#pages.push({
      tags: new Uint8Array(pageLength).fill(missing),
      numbers: new Float64Array(pageLength),
    });
  }
}
