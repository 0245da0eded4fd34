import type { Span } from '../../text/range.ts';

/** Nobody writes a longer command by hand. */
const longestLine = 20_000;

/** A comment, a line that goes on, a word with quotes in it, an operator that begins a new command, or space. */
const token =
  /(?<![^\s;&|])#[^\n]*|\\\r?\n|(?:[^\s;&|"'\\]|\\(?!\r?\n)[\s\S]|"(?:\\[\s\S]|[^"\\])*"|'[^']*')+|[;&|\n]+|[^\S\n]+|[\s\S]/g;

/** A word of a command; the span is that of the word with its quotes. */
export interface ShellWord extends Span {
  readonly text: string;
}

/** The words of the commands of a shell line, one list for each; those from an open quote on are left out. */
export function shellCommands(line: string): readonly (readonly ShellWord[])[] {
  if (line.length > longestLine) return [];
  const commands: ShellWord[][] = [[]];
  for (const { 0: text, index } of line.matchAll(token)) {
    const end = index + text.length;
    const last = commands.at(-1)?.at(-1);
    // Behind a word without a space, it is still the same word: also behind a line break that a backslash takes away.
    const goesOn = last?.end === index;
    if (/^["'\\]$/.test(text)) {
      // Open quotes: the word before them has not ended.
      if (goesOn) commands.at(-1)?.pop();
      break;
    }
    if (/^[;&|\n]/.test(text)) commands.push([]);
    else if (/^\\\r?\n$/.test(text)) {
      const next = line.charAt(end);
      if (goesOn && /[^\s;&|]/.test(next)) extend(commands, { ...last, text: last.text + text, end });
    } else if (!/^[\s#]/.test(text)) {
      if (goesOn) extend(commands, { ...last, text: last.text + text, end });
      else commands.at(-1)?.push({ text, start: index, end });
    }
  }
  return commands.filter((command) => command.length > 0);
}

function extend(commands: readonly ShellWord[][], word: ShellWord): void {
  commands.at(-1)?.splice(-1, 1, word);
}

/** A word without its quotes; `undefined` where the shell would put something in. */
export function plainWord(word: string): string | undefined {
  const quoted = /^'([^']*)'$/.exec(word)?.[1];
  if (quoted !== undefined) return quoted;
  const value = /^"([^"]*)"$/.exec(word)?.[1] ?? word;
  return /[$`"'\\]/.test(value) ? undefined : value;
}
