import { LineIndex } from './lineIndex.ts';
import type { TextEdit } from './range.ts';

/** The one edit of whole lines that makes `after` of `before`; `undefined` where they are equal. */
export function editBetween(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const shorter = Math.min(old.length, fresh.length);
  let same = 0;
  while (same < shorter && old[same] === fresh[same]) same += 1;
  let tail = 0;
  while (tail < shorter - same && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1;
  const start = lengthOf(old.slice(0, same));
  const end = before.length - lengthOf(old.slice(old.length - tail));
  return {
    range: new LineIndex(before).rangeOf({ start, end }),
    text: fresh.slice(same, fresh.length - tail).join(''),
  };
}

/** With their line breaks. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}
