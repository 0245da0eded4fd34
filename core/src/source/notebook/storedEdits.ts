import type { Span } from '../../text/range.ts';
import { type CellOffsets, type PiecePlace, widthAt } from './cellOffsets.ts';
import type { StoredCell } from './readNotebook.ts';

/** A replacement by offsets. */
export interface OffsetReplacement extends Span {
  readonly text: string;
}

interface PlacedReplacement {
  readonly start: PiecePlace;
  readonly end: PiecePlace;
  readonly text: string;
}

/**
 * Edits of one cell's source as edits of its file. What they do not touch stays byte for byte as it is: formatting,
 * order of keys, the way in which characters are escaped. A list of lines stays a list of lines.
 * @throws RangeError where edits overlap or the cell has no source
 */
export function storedEdits(
  file: string,
  cell: StoredCell,
  offsets: CellOffsets,
  edits: readonly OffsetReplacement[],
): OffsetReplacement[] {
  const placed = [...edits]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((edit, at, all) => {
      if (edit.start < (all[at - 1]?.end ?? 0)) throw new RangeError(`edits overlap at offset ${edit.start}`);
      const places = offsets.placesOf(edit);
      if (places === undefined) throw new RangeError('the cell has no source to edit');
      return { ...places, text: jsonEscaped(edit.text) };
    });
  if (cell.list === undefined) {
    return placed.map(({ start, end, text }) => ({ start: start.offset, end: end.offset, text }));
  }
  return groupByPieces(placed).map((group) => editedPieces(file, cell, group));
}

/** Edits that touch the same strings go together. */
function groupByPieces(edits: readonly PlacedReplacement[]): PlacedReplacement[][] {
  const groups: PlacedReplacement[][] = [];
  let last = -1;
  for (const edit of edits) {
    const group = groups.at(-1);
    if (group !== undefined && edit.start.piece <= last) group.push(edit);
    else groups.push([edit]);
    last = Math.max(last, edit.end.piece);
  }
  return groups;
}

/** The strings that a group touches, written anew: one for each line where they were so before. */
function editedPieces(
  file: string,
  cell: StoredCell,
  group: readonly PlacedReplacement[],
): OffsetReplacement {
  const first = Math.min(...group.map(({ start }) => start.piece));
  const last = Math.max(...group.map(({ end }) => end.piece));
  const pieces = cell.pieces.slice(first, last + 1);
  const isByLine = pieces.every((piece) => linesOf(file.slice(piece.start, piece.end)).length <= 1);
  let written = '';
  let at: PiecePlace = { piece: first, offset: pieces[0]?.start ?? 0 };
  for (const edit of group) {
    written += between(file, cell.pieces, at, edit.start) + edit.text;
    at = edit.end;
  }
  written += between(file, cell.pieces, at, { piece: last, offset: cell.pieces[last]?.end ?? 0 });
  const lines = isByLine ? linesOf(written) : [written].filter((line) => line !== '');
  const separator = separatorOf(file, cell, first);
  return {
    ...touched(cell.pieces, first, last, lines.length === 0),
    text: lines.map((line) => `"${line}"`).join(separator),
  };
}

/** The contents of strings from one place to another. */
function between(file: string, pieces: readonly Span[], from: PiecePlace, to: PiecePlace): string {
  let text = '';
  for (let piece = from.piece; piece <= to.piece; piece += 1) {
    const { start, end } = pieces[piece] ?? { start: 0, end: 0 };
    text += file.slice(piece === from.piece ? from.offset : start, piece === to.piece ? to.offset : end);
  }
  return text;
}

/** The strings with their quotes; with one separator where nothing takes their place. */
function touched(pieces: readonly Span[], first: number, last: number, isRemoved: boolean): Span {
  const start = (pieces[first]?.start ?? 0) - 1;
  const end = (pieces[last]?.end ?? 0) + 1;
  if (!isRemoved) return { start, end };
  const after = pieces[last + 1];
  if (after !== undefined) return { start, end: after.start - 1 };
  const before = pieces[first - 1];
  return before === undefined ? { start, end } : { start: before.end + 1, end };
}

/** What stands between two strings of the list: a comma, and a line break with its indentation. */
function separatorOf(file: string, { pieces, list }: StoredCell, at: number): string {
  const [first, second] = at === 0 ? pieces : pieces.slice(at - 1);
  if (first !== undefined && second !== undefined) return file.slice(first.end + 1, second.start - 1);
  return `,${file.slice((list?.start ?? 0) + 1, (first?.start ?? 0) - 1)}`;
}

/** The contents of a JSON string cut behind each line break that they write. */
function linesOf(contents: string): string[] {
  const lines: string[] = [];
  let start = 0;
  let at = 0;
  while (at < contents.length) {
    const width = widthAt(contents, at);
    const unit = contents.slice(at, at + width);
    at += width;
    if (unit === '\\n' || unit.toLowerCase() === '\\u000a') {
      lines.push(contents.slice(start, at));
      start = at;
    }
  }
  if (start < contents.length) lines.push(contents.slice(start));
  return lines;
}

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
