import { groupBy } from '../../collections/groupBy.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import type { Range, Span, TextEdit } from '../../text/range.ts';
import { CellOffsets } from './cellOffsets.ts';
import { type CellRange, JoinedCells } from './joinedCells.ts';
import { readNotebook, type StoredCell } from './readNotebook.ts';
import { storedEdits } from './storedEdits.ts';

/** An edit of a code cell; cells count from 1. */
export interface CellEdit extends CellRange {
  readonly text: string;
}

/** The text of an `.ipynb` file, its code, and the way between both. */
export class NotebookFile {
  readonly text: string;
  /** False where the kernel speaks another language. */
  readonly isPython: boolean;
  readonly joined: JoinedCells;
  readonly #cells: readonly StoredCell[];
  readonly #lines = new Map<number, LineIndex>();
  readonly #offsets = new Map<number, CellOffsets>();
  #fileLines: LineIndex | undefined;

  /** @throws NotebookError where the text is no notebook that can be read */
  constructor(text: string) {
    this.text = text;
    const { language, cells } = readNotebook(text);
    this.isPython = language === 'python' || language === 'ipython';
    this.#cells = cells;
    this.joined = new JoinedCells(this.isPython ? cells : []);
  }

  get lines(): LineIndex {
    this.#fileLines ??= new LineIndex(this.text);
    return this.#fileLines;
  }

  /** The code cell around an offset of the file, and whether it stands in the cell's source. */
  cellAt(offset: number): { readonly cell: number; readonly inSource: boolean } | undefined {
    let low = 0;
    let high = this.#cells.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#cells[middle]?.span.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const cell = this.#cells[low];
    if (cell === undefined || !contains(cell.span, offset)) return undefined;
    return { cell: low + 1, inSource: cell.pieces.some((piece) => contains(piece, offset)) };
  }

  /** Where a range of a cell stands in the file; `undefined` where the file has no such cell. */
  rangeInFile({ cell, range }: CellRange): Range | undefined {
    const places = this.#offsetsOf(cell)?.placesOf(this.#linesOf(cell).spanOf(range));
    return places && this.lines.rangeOf({ start: places.start.offset, end: places.end.offset });
  }

  /**
   * Edits of cells as edits of the file, which stays as it is everywhere else.
   * @throws RangeError where two edits overlap, or one names no cell
   */
  editsInFile(edits: readonly CellEdit[]): TextEdit[] {
    const byCell = groupBy(edits, ({ cell }) => cell);
    return [...byCell].flatMap(([number, ofCell]) => {
      const cell = this.#cells[number - 1];
      const offsets = this.#offsetsOf(number);
      if (cell === undefined || offsets === undefined) throw new RangeError(`there is no cell ${number}`);
      const lines = this.#linesOf(number);
      const spans = ofCell.map(({ range, text }) => ({ ...lines.spanOf(range), text }));
      return storedEdits(this.text, cell, offsets, spans).map(({ text, ...span }) => ({
        range: this.lines.rangeOf(span),
        text,
      }));
    });
  }

  #linesOf(cell: number): LineIndex {
    let lines = this.#lines.get(cell);
    if (lines === undefined) {
      lines = new LineIndex(this.#cells[cell - 1]?.text ?? '');
      this.#lines.set(cell, lines);
    }
    return lines;
  }

  #offsetsOf(cell: number): CellOffsets | undefined {
    const stored = this.#cells[cell - 1];
    if (stored === undefined) return undefined;
    let offsets = this.#offsets.get(cell);
    if (offsets === undefined) {
      offsets = new CellOffsets(this.text, stored);
      this.#offsets.set(cell, offsets);
    }
    return offsets;
  }
}

function contains({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}
