import type { Span } from '../../text/range.ts';
import { plainWord, shellCommands } from './shellWords.ts';

/** `NAME=value` before a command or behind `export`; the span is the value's, with its quotes. */
export interface ShellAssignment {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
}

const assignment = /^([A-Za-z_]\w*)=/;
/** Commands that take assignments themselves. */
const takesAssignments = new Set(['export', 'env']);

/** The assignments in the commands of a shell line, where the value needs no shell to be known. */
export function shellAssignments(line: string): readonly ShellAssignment[] {
  if (!line.includes('=')) return [];
  const found: ShellAssignment[] = [];
  for (const command of shellCommands(line)) {
    for (const { text, start, end } of command) {
      if (takesAssignments.has(text)) continue;
      const name = assignment.exec(text)?.[1];
      if (name === undefined) break;
      const value = plainWord(text.slice(name.length + 1));
      if (value !== undefined) found.push({ name, value, span: { start: start + name.length + 1, end } });
    }
  }
  return found;
}
