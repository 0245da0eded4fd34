/**
 * What a pin's comment says after its mark: `main @ 2026-11-20`, the name and the date of the commit; the name
 * alone where the date is not known.
 */
export function pinComment(name: string, date: string | undefined): string {
  return date === undefined ? name : `${name} @ ${date.slice(0, 10)}`;
}

/** A pin's comment as it stands in a line, e.g. `# main @ 2026-11-20`. */
export interface WrittenComment {
  readonly name: string;
  /** Offsets in the line of the name and the date. */
  readonly start: number;
  readonly end: number;
}

const withDate = /#\s*((\S+) @ \d{4}-\d{2}-\d{2})/;
// A comment of one word counts only where it can be nothing else: `# noqa` is no branch.
const nameAlone = /#\s*((main|master|v?\d+(?:\.\d+)+))\s*$/;

/** The first such comment in a line, from `from` on. */
export function readPinComment(line: string, from: number): WrittenComment | undefined {
  const rest = line.slice(from);
  const match = withDate.exec(rest) ?? nameAlone.exec(rest);
  const [whole, text, name] = match ?? [];
  if (match === null || whole === undefined || text === undefined || name === undefined) return undefined;
  const start = from + match.index + whole.indexOf(text);
  return { name, start, end: start + text.length };
}
