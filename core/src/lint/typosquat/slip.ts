/** One slip of the fingers, the steps that the optimal string alignment distance counts. */
export type Slip = 'changed' | 'swapped' | 'added' | 'missing';

/** The slip that turns `meant` into `written`; `undefined` where they are equal or more than one slip apart. */
export function slipBetween(written: string, meant: string): Slip | undefined {
  const difference = written.length - meant.length;
  if (written === meant || Math.abs(difference) > 1) return undefined;
  let at = 0;
  while (at < written.length && written[at] === meant[at]) at++;
  if (difference === 1) return written.slice(at + 1) === meant.slice(at) ? 'added' : undefined;
  if (difference === -1) return written.slice(at) === meant.slice(at + 1) ? 'missing' : undefined;
  if (written.slice(at + 1) === meant.slice(at + 1)) return 'changed';
  const swapped = written[at] === meant[at + 1] && written[at + 1] === meant[at];
  return swapped && written.slice(at + 2) === meant.slice(at + 2) ? 'swapped' : undefined;
}

/** The text, and the text without each one of its letters: two texts one slip apart share one of these. */
export function* neighbourKeys(text: string): Iterable<string> {
  yield text;
  for (let at = 0; at < text.length; at++) yield text.slice(0, at) + text.slice(at + 1);
}
