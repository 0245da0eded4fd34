import type { Span } from '../../text/range.ts';

/** `NAME=value` before a command or behind `export`; the span is the value's, with its quotes. */
export interface ShellAssignment {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
}

/** Nobody writes a longer command by hand. */
const longestLine = 20_000;

/** A word with quotes in it, an operator that begins a new command, or space. */
const token = /(?:[^\s;&|"'\\]|\\[\s\S]|"(?:\\[\s\S]|[^"\\])*"|'[^']*')+|[;&|\n]+|[^\S\n]+|[\s\S]/g;
const assignment = /^([A-Za-z_]\w*)=/;
/** Commands that take assignments themselves. */
const takesAssignments = new Set(['export', 'env']);

/** The assignments in the commands of a shell line, where the value needs no shell to be known. */
export function shellAssignments(line: string): readonly ShellAssignment[] {
  if (line.length > longestLine || !line.includes('=')) return [];
  const found: ShellAssignment[] = [];
  let mayAssign = true;
  for (const { 0: word, index } of line.matchAll(token)) {
    if (/^["'\\]$/.test(word)) {
      // Open quotes: the word before them has not ended.
      return found.filter(({ span }) => span.end < index);
    }
    if (/^[;&|\n]/.test(word)) mayAssign = true;
    if (/^[;&|\s]/.test(word) || takesAssignments.has(word)) continue;
    const name = assignment.exec(word)?.[1];
    if (!mayAssign || name === undefined) {
      mayAssign = false;
      continue;
    }
    const start = index + name.length + 1;
    const value = plainValue(word.slice(name.length + 1));
    if (value !== undefined) found.push({ name, value, span: { start, end: index + word.length } });
  }
  return found;
}

/** A word without its quotes; `undefined` where the shell would put something in. */
function plainValue(word: string): string | undefined {
  const quoted = /^'([^']*)'$/.exec(word)?.[1];
  if (quoted !== undefined) return quoted;
  const value = /^"([^"]*)"$/.exec(word)?.[1] ?? word;
  return /[$`"'\\]/.test(value) ? undefined : value;
}
