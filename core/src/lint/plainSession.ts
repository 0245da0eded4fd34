import type { ContentChange } from '../source/document.ts';
import { LineIndex } from '../text/lineIndex.ts';
import type { LintContext } from './context.ts';
import { lintText } from './lintText.ts';
import type { LintResult } from './result.ts';
import type { TextSession } from './textSession.ts';

/** Linting of an open text that is small enough to be read anew each time: a manifest, a file of variables. */
export class PlainSession implements TextSession {
  readonly path: string;
  readonly isSettled = true;
  #text: string;
  #lines: LineIndex | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.#text);
    return this.#lines;
  }

  change(changes: readonly ContentChange[]): void {
    for (const { range, text } of changes) {
      const { start, end } =
        range === undefined ? { start: 0, end: this.#text.length } : this.lines.spanOf(range);
      this.#text = this.#text.slice(0, start) + text + this.#text.slice(Math.max(start, end));
      this.#lines = undefined;
    }
  }

  lint(context: LintContext): LintResult {
    return lintText(this.path, this.#text, context);
  }

  settle(): boolean {
    return false;
  }

  suppressFix(): undefined {
    return undefined;
  }

  dispose(): void {
    this.#text = '';
    this.#lines = undefined;
  }
}
