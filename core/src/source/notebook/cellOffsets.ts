import type { Span } from '../../text/range.ts';
import type { StoredCell } from './readNotebook.ts';

/** A place in one of the strings that a cell's source is made of. */
export interface PiecePlace {
  readonly piece: number;
  /** Offset in the file's text. */
  readonly offset: number;
}

/** Where the UTF-16 units of a cell's source stand in the file, whose strings write some of them as escapes. */
export class CellOffsets {
  readonly #file: string;
  readonly #pieces: readonly Span[];
  /** Offset in the cell at which each piece begins, and the cell's length behind the last. */
  readonly #starts: readonly number[];
  readonly #units = new Map<number, Uint32Array>();

  constructor(file: string, cell: StoredCell) {
    this.#file = file;
    this.#pieces = cell.pieces;
    const starts = [0];
    for (const piece of cell.pieces) starts.push((starts.at(-1) ?? 0) + countUnits(file, piece));
    this.#starts = starts;
  }

  /**
   * Where a span of the cell begins and ends in the file. Where it ends with a line it ends in that line's string, not
   * at the beginning of the next one. `undefined` in a cell without source.
   */
  placesOf({ start, end }: Span): { readonly start: PiecePlace; readonly end: PiecePlace } | undefined {
    const first = this.#place(start, this.#pieceAt(start));
    const last = end > start ? this.#place(end, this.#pieceAt(end - 1)) : first;
    return first && last && { start: first, end: last };
  }

  #place(offset: number, piece: number): PiecePlace | undefined {
    const span = this.#pieces[piece];
    if (span === undefined) return undefined;
    const unit = offset - (this.#starts[piece] ?? 0);
    return { piece, offset: this.#unitsOf(piece, span)[unit] ?? span.end };
  }

  /** The piece that holds the unit at an offset; the last one for the end of the cell. */
  #pieceAt(offset: number): number {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The file's offset of each unit of a piece, and of its end. */
  #unitsOf(piece: number, span: Span): Uint32Array {
    let units = this.#units.get(piece);
    if (units === undefined) {
      const length = (this.#starts[piece + 1] ?? 0) - (this.#starts[piece] ?? 0);
      units = new Uint32Array(length + 1);
      let at = span.start;
      for (let unit = 0; unit < length; unit += 1) {
        units[unit] = at;
        at += widthAt(this.#file, at);
      }
      units[length] = span.end;
      this.#units.set(piece, units);
    }
    return units;
  }
}

/** Characters of the file that write one unit: `n`, `\n` or `\u000a`. */
export function widthAt(file: string, at: number): number {
  if (file.charAt(at) !== '\\') return 1;
  return file.charAt(at + 1) === 'u' ? 6 : 2;
}

function countUnits(file: string, { start, end }: Span): number {
  let count = 0;
  for (let at = start; at < end; at += widthAt(file, at)) count += 1;
  return count;
}
