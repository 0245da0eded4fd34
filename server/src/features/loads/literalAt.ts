import type { Span } from '../../../../core/src/text/range.ts';

/** Lines that are longer are no code that people complete in. */
const longestLine = 10_000;

/**
 * Between the quotes of the string of one line that holds the cursor. Reads the line alone: where it begins inside a
 * longer string the answer may be wrong, so whoever asks must look what the text means with it. Linear.
 */
export function literalAt(line: string, character: number): Span | undefined {
  if (line.length > longestLine) return undefined;
  let start: number | undefined;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at];
    if (start === undefined) {
      if (sign === '#') return undefined;
      if (sign === '"' || sign === "'") {
        start = at + 1;
        quote = sign;
      }
    } else if (sign === '\\') at += 1;
    else if (sign === quote) {
      if (start <= character && character <= at) return { start, end: at };
      start = undefined;
    }
    if (start === undefined && at >= character) return undefined;
  }
  return undefined;
}
