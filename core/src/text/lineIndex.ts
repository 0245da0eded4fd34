import type { Position, Range, Span } from './range.ts';

/** Converts between UTF-16 offsets and positions; a line ends at `\n`, `\r\n` or `\r`, as in LSP. */
export class LineIndex {
  readonly text: string;
  readonly #starts: number[];
  #lineBreak: '\n' | '\r\n' | undefined;

  constructor(text: string) {
    this.text = text;
    this.#starts = lineStarts(text);
  }

  /** What a new line of this text ends with; the whole text is searched once. */
  get lineBreak(): '\n' | '\r\n' {
    this.#lineBreak ??= this.text.includes('\r\n') ? '\r\n' : '\n';
    return this.#lineBreak;
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
  // Most texts have no carriage return, and `indexOf` is the fastest search there is.
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}
