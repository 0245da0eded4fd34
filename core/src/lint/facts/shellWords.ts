import type { Span } from '../../text/range.ts';

/** Nobody writes a longer command by hand. */
const longestLine = 20_000;

/** A word with quotes in it, an operator that begins a new command, or space. */
const token = /(?:[^\s;&|"'\\]|\\[\s\S]|"(?:\\[\s\S]|[^"\\])*"|'[^']*')+|[;&|\n]+|[^\S\n]+|[\s\S]/g;

/** A word of a command; the span is that of the word with its quotes. */
export interface ShellWord extends Span {
  readonly text: string;
}

/** The words of the commands of a shell line, one list for each; those from an open quote on are left out. */
export function shellCommands(line: string): readonly (readonly ShellWord[])[] {
  if (line.length > longestLine) return [];
  const commands: ShellWord[][] = [[]];
  let inComment = false;
  for (const { 0: text, index } of line.matchAll(token)) {
    if (inComment && !text.startsWith('\n')) continue;
    inComment = text.startsWith('#');
    if (/^["'\\]$/.test(text)) {
      // Open quotes: the word before them has not ended.
      const last = commands.at(-1)?.at(-1);
      if (last?.end === index) commands.at(-1)?.pop();
      break;
    }
    // A line that goes on on the next one is still the same command.
    if (text === '\\\n' || text === '\\\r\n') continue;
    if (inComment) continue;
    if (/^[;&|\n]/.test(text)) commands.push([]);
    else if (!/^\s/.test(text)) commands.at(-1)?.push({ text, start: index, end: index + text.length });
  }
  return commands.filter((command) => command.length > 0);
}

/** A word without its quotes; `undefined` where the shell would put something in. */
export function plainWord(word: string): string | undefined {
  const quoted = /^'([^']*)'$/.exec(word)?.[1];
  if (quoted !== undefined) return quoted;
  const value = /^"([^"]*)"$/.exec(word)?.[1] ?? word;
  return /[$`"'\\]/.test(value) ? undefined : value;
}
