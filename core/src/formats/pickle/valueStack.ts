import type { Tag } from './value.ts';

/** Values in order, nine bytes each. The caller sees to underflow and to the limit. */
export class ValueStack {
  #tags = new Uint8Array(1024);
  #numbers = new Float64Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(tag: Tag, number: number): void {
    const at = this.#length;
    if (at === this.#tags.length) this.#grow();
    this.#tags[at] = tag;
    this.#numbers[at] = number;
    this.#length = at + 1;
  }

  tag(at: number): Tag {
    return (this.#tags[at] ?? 0) as Tag;
  }

  number(at: number): number {
    return this.#numbers[at] ?? 0;
  }

  truncate(length: number): void {
    this.#length = length;
  }

  #grow(): void {
    const tags = new Uint8Array(this.#tags.length * 2);
    const numbers = new Float64Array(tags.length);
    tags.set(this.#tags);
    numbers.set(this.#numbers);
    this.#tags = tags;
    this.#numbers = numbers;
  }
}
