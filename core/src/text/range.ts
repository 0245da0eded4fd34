/** Zero-based line and UTF-16 column, as in LSP. Renderers for people add one. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Half-open UTF-16 offsets into one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replace `range` by `text`; all edits of one list refer to the text before any of them. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** True where the two ranges share a character, or one is an empty range inside or at the edge of the other. */
export function rangesTouch(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}
