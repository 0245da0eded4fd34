import { LineIndex } from '../text/lineIndex.ts';
import type { ContentChange } from './document.ts';

/** A text that changes as LSP says, without a tree. */
export class PlainText {
  #text: string;
  #lines: LineIndex | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.#text);
    return this.#lines;
  }

  /** Applies the changes one after the other; each refers to the text after the one before. */
  change(changes: readonly ContentChange[]): void {
    for (const { range, text } of changes) {
      const { start, end } =
        range === undefined ? { start: 0, end: this.#text.length } : this.lines.spanOf(range);
      this.#text = this.#text.slice(0, start) + text + this.#text.slice(Math.max(start, end));
      this.#lines = undefined;
    }
  }
}
