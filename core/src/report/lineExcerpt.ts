import type { Range } from '../text/range.ts';

/** UTF-16 units of a line that are kept whole; machine-written lines can be very long. */
const widest = 160;
/** Units that are kept of a longer line, and how many of them stand before the place. */
const window = 200;
const contextBefore = 40;

/** The part of a source line around a place. */
export interface LineExcerpt {
  readonly text: string;
  /** UTF-16 column of the line at which `text` begins. */
  readonly column: number;
}

/** The part of a line that a report shows for a range that begins in it: 200 units at most, all pairs whole. */
export function lineExcerpt(line: string, { start }: Range): LineExcerpt {
  if (line.length <= widest) return { text: line, column: 0 };
  const from = beforePair(line, Math.max(0, Math.min(start.character, line.length) - contextBefore));
  return { text: line.slice(from, beforePair(line, from + window)), column: from };
}

/** The offset, or the one before it where it lies between the halves of a pair. */
export function beforePair(text: string, offset: number): number {
  const splits =
    /[\ud800-\udbff]/.test(text.charAt(offset - 1)) && /[\udc00-\udfff]/.test(text.charAt(offset));
  return splits ? offset - 1 : offset;
}
