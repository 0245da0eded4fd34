import { LineIndex } from '../../text/lineIndex.ts';
import type { Position, Range, Span } from '../../text/range.ts';
import type { ContentChange } from '../document.ts';
import type { CellMagicLine, MagicLine } from './magicLine.ts';
import { blankCell, type MaskedCell, maskCell } from './maskCell.ts';

/** A code cell as the notebook holds it, in document order. */
export interface CodeCell {
  readonly text: string;
  /** The language that the notebook or the editor gives this cell, e.g. `shellscript`; Python where absent. */
  readonly language?: string;
}

/** A range inside one code cell; cells count from 1. */
export interface CellRange {
  readonly cell: number;
  readonly range: Range;
}

interface PlacedCell {
  readonly source: CodeCell;
  readonly masked: MaskedCell;
  /** Offset and line of the joined text at which the cell's text begins. */
  readonly start: number;
  readonly firstLine: number;
  /** Spans of the joined text, made once. */
  readonly magics: readonly CellMagicLine[];
}

/**
 * The code cells of a notebook as one Python text: each cell's text, ended by a line break, in document order. Names
 * are shared over cells as the kernel shares them. Magics and other languages are masked by Python of the same
 * length, so a place in the joined text is a place in a cell.
 */
export class JoinedCells {
  /** What is linted. */
  readonly text: string;
  readonly cellCount: number;
  /** The lines that are no Python, in document order; spans count in the joined text. */
  readonly magics: readonly CellMagicLine[];
  readonly #cells: readonly PlacedCell[];
  #lines: LineIndex | undefined;
  #written: string | undefined;

  /** @param previous the cells before a change: what is the same is not masked again */
  constructor(cells: readonly CodeCell[], previous?: JoinedCells) {
    const before = previous === undefined ? [] : previous.#cells;
    const known = new Map(before.map(({ source, masked }) => [cellKey(source), masked]));
    const placed: PlacedCell[] = [];
    let text = '';
    let line = 0;
    for (const [at, source] of cells.entries()) {
      const masked = known.get(cellKey(source)) ?? maskedCell(source);
      const opening = masked.isIndented ? 'if True:\n' : '';
      const start = text.length + opening.length;
      const firstLine = line + (masked.isIndented ? 1 : 0);
      const magics = masked.magics.map((magic) => ({ ...movedMagic(magic, start), cell: at + 1 }));
      placed.push({ source, masked, start, firstLine, magics });
      const part = `${opening}${masked.text}${afterCell(masked)}`;
      text += part;
      line += countLineBreaks(part);
    }
    this.text = text;
    this.cellCount = cells.length;
    this.magics = placed.flatMap((cell) => cell.magics);
    this.#cells = placed;
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.text);
    return this.#lines;
  }

  /** As long as `text`, with all that people wrote: magics, shell commands, other languages. */
  get written(): string {
    if (this.#written === undefined) {
      let written = '';
      for (const { source, start } of this.#cells) {
        written += this.text.slice(written.length, start) + source.text;
      }
      this.#written = written + this.text.slice(written.length);
    }
    return this.#written;
  }

  /** The text of a cell as it is written; cells count from 1. */
  cellText(cell: number): string | undefined {
    return this.#cells[cell - 1]?.source.text;
  }

  /** True where a cell ends inside brackets or a string. */
  isUnfinished(cell: number): boolean {
    return (this.#cells[cell - 1]?.masked.closing ?? '') !== '';
  }

  /** Where a range of the joined text lies; `undefined` where it leaves its cell. */
  toCell(range: Range): CellRange | undefined {
    const at = this.#cellAt(this.lines.offsetAt(range.start));
    const cell = this.#cells[at];
    if (cell === undefined || at !== this.#cellAt(this.lines.offsetAt(range.end))) return undefined;
    return {
      cell: at + 1,
      range: { start: this.#positionIn(cell, range.start), end: this.#positionIn(cell, range.end) },
    };
  }

  /** Where a range of a cell lies in the joined text; `undefined` where there is no such cell. */
  fromCell({ cell, range }: CellRange): Range | undefined {
    const placed = this.#cells[cell - 1];
    if (placed === undefined) return undefined;
    const end = placed.start + placed.masked.text.length;
    const toJoined = ({ line, character }: Position): Position => {
      const offset = this.lines.offsetAt({ line: placed.firstLine + line, character });
      return this.lines.positionAt(Math.max(placed.start, Math.min(offset, end)));
    };
    return { start: toJoined(range.start), end: toJoined(range.end) };
  }

  /** A cell's span in `text` and `written`. */
  spanOfCell(cell: number): Span | undefined {
    const placed = this.#cells[cell - 1];
    return placed && { start: placed.start, end: placed.start + placed.masked.text.length };
  }

  /** The cell whose text, or what was put around it, holds the offset. */
  #cellAt(offset: number): number {
    let low = 0;
    let high = this.#cells.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const start = this.#cells[middle]?.start ?? 0;
      if (start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #positionIn(cell: PlacedCell, position: Position): Position {
    const end = cell.start + cell.masked.text.length;
    const offset = Math.max(cell.start, Math.min(this.lines.offsetAt(position), end));
    const { line, character } = this.lines.positionAt(offset);
    return { line: line - cell.firstLine, character };
  }
}

/** The one replacement that makes `after` from `before`, for an incremental parse; `undefined` where they are equal. */
export function changeBetween(before: LineIndex, after: string): ContentChange | undefined {
  const { text } = before;
  if (text === after) return undefined;
  const shorter = Math.min(text.length, after.length);
  let start = 0;
  while (start < shorter && text.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  // A change begins at its line: no surrogate pair and no line break is cut in two.
  start = text.lastIndexOf('\n', start - 1) + 1;
  let same = 0;
  while (
    same < shorter - start &&
    text.charCodeAt(text.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same += 1;
  }
  const lineEnd = text.indexOf('\n', text.length - same);
  const newline = lineEnd === -1 ? text.length : lineEnd;
  // No position lies between the two characters of a Windows line break.
  const end = text.charAt(newline - 1) === '\r' && newline < text.length ? newline + 1 : newline;
  return {
    range: before.rangeOf({ start, end }),
    text: after.slice(start, after.length - (text.length - end)),
  };
}

function maskedCell({ text, language = 'python' }: CodeCell): MaskedCell {
  return language === 'python' ? maskCell(text) : blankCell(text);
}

function cellKey({ text, language = 'python' }: CodeCell): string {
  return `${language}\n${text}`;
}

/** The line break that ends a cell, with what the cell leaves open closed on a line of its own. */
function afterCell({ text, closing }: MaskedCell): string {
  if (closing !== '') return `\n${closing}\n`;
  // A continuation must not reach into the next cell.
  return text.endsWith('\\') ? '\n\n' : '\n';
}

function movedMagic(magic: MagicLine, by: number): MagicLine {
  const moved = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  if (magic.kind !== 'env') return { ...magic, span: moved(magic.span) };
  const value = magic.value && { value: { ...magic.value, span: moved(magic.value.span) } };
  return { ...magic, span: moved(magic.span), nameSpan: moved(magic.nameSpan), ...value };
}

function countLineBreaks(text: string): number {
  return new LineIndex(text).lineCount - 1;
}
