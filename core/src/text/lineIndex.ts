import type { Position, Range, Span } from './range.ts';

/** Converts between UTF-16 offsets and positions; a line ends at `\n`, `\r\n` or `\r`, as in LSP. */
export class LineIndex {
  readonly text: string;
  readonly #starts: number[];

  constructor(text: string) {
    this.text = text;
    this.#starts = lineStarts(text);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: clamped - (this.#starts[low] ?? 0) };
  }

  /** A column behind the line's end means its end, before the line break, as in LSP. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    const start = this.#starts[position.line];
    if (start === undefined) return this.text.length;
    return Math.max(start, Math.min(start + position.character, this.#endOf(position.line)));
  }

  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  spanOf(range: Range): Span {
    return { start: this.offsetAt(range.start), end: this.offsetAt(range.end) };
  }

  /** The text of one line without its end. */
  lineText(line: number): string {
    const start = this.#starts[line];
    return start === undefined ? '' : this.text.slice(start, this.#endOf(line));
  }

  /** Where a line's break begins; the text's end for the last line. */
  #endOf(line: number): number {
    const next = this.#starts[line + 1];
    if (next === undefined) return this.text.length;
    const windows = this.text.charCodeAt(next - 1) === 10 && this.text.charCodeAt(next - 2) === 13;
    return windows ? next - 2 : next - 1;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = nextBreak(text, 0); at !== -1; ) {
    const after = text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
    starts.push(after);
    at = nextBreak(text, after);
  }
  return starts;
}

function nextBreak(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  // A carriage return is rare: look for one only up to the next newline.
  const line = newline === -1 ? text.slice(from) : text.slice(from, newline);
  const carriageReturn = line.indexOf('\r');
  return carriageReturn === -1 ? newline : from + carriageReturn;
}
