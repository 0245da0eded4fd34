import type { Position } from '../text/range.ts';

/** One replacement in a text, in the terms that an incremental parser needs; changes apply one after the other. */
export interface TextChange {
  readonly startIndex: number;
  readonly oldEndIndex: number;
  readonly newEndIndex: number;
  readonly startPosition: Position;
  readonly oldEndPosition: Position;
  readonly newEndPosition: Position;
}
