import type { Tag } from './value.ts';

/** Room to begin with: thousands of small streams are as common in hostile files as one large. */
const few = 64;

/** Values in order, nine bytes each. The caller sees to underflow and to the limit. */
export class ValueStack {
  #tags = new Uint8Array(few);
  #numbers = new Float64Array(few);
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
