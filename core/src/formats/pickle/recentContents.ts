import type { Tag, Value } from './value.ts';

const mostSlots = 4096;
const fewSlots = 32;
const width = 16;

/** Values beyond these of one container need not be handed over. */
export const mostHanded = width + 1;

/** What a container holds, as far as it was kept. */
export interface Contents {
  readonly values: readonly Value[];
  /** True where more were put in than are kept. */
  readonly isCut: boolean;
}

/**
 * The contents of the containers and calls that were made last, some of each: enough to tell the arguments of a call.
 * A stream may make millions; older ones are forgotten, and nothing that decides rests on them.
 */
export class RecentContents {
  /** Most streams have few containers: room for all is taken where they are made. */
  #slots = fewSlots;
  #tags = new Uint8Array(fewSlots * width);
  #numbers = new Float64Array(fewSlots * width);
  #counts = new Uint32Array(fewSlots);
  #next = 0;

  /** A new, empty container's serial number. */
  create(): number {
    const serial = this.#next;
    this.#next += 1;
    if (serial === this.#slots && serial < mostSlots) this.#grow();
    this.#counts[serial % this.#slots] = 0;
    return serial;
  }

  add(serial: number, tag: Tag, number: number): void {
    if (!this.#isKept(serial)) return;
    const slot = serial % this.#slots;
    const count = this.#counts[slot] ?? 0;
    this.#counts[slot] = count + 1;
    if (count >= width) return;
    this.#tags[slot * width + count] = tag;
    this.#numbers[slot * width + count] = number;
  }

  /** `undefined` where it was forgotten. */
  of(serial: number): Contents | undefined {
    if (!this.#isKept(serial)) return undefined;
    const slot = serial % this.#slots;
    const count = this.#counts[slot] ?? 0;
    const values = Array.from({ length: Math.min(count, width) }, (_, at) => ({
      tag: (this.#tags[slot * width + at] ?? 0) as Tag,
      number: this.#numbers[slot * width + at] ?? 0,
    }));
    return { values, isCut: count > width };
  }

  #isKept(serial: number): boolean {
    return serial < this.#next && serial >= this.#next - this.#slots;
  }

  /** Before the first is forgotten, so that each stays in its slot. */
  #grow(): void {
    this.#slots *= 2;
    const [tags, numbers, counts] = [this.#tags, this.#numbers, this.#counts];
    this.#tags = new Uint8Array(this.#slots * width);
    this.#numbers = new Float64Array(this.#slots * width);
    this.#counts = new Uint32Array(this.#slots);
    this.#tags.set(tags);
    this.#numbers.set(numbers);
    this.#counts.set(counts);
  }
}
