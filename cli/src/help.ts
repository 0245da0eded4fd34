import type { Command } from './command.ts';
import type { OptionTable } from './options.ts';

/** The help of one command. */
export function commandHelp({ name, operands, summary, options, formats, exits }: Command): string {
  const formatHelp = formats.length > 1 ? `\nFormats: ${formats.join(', ')}\n` : '';
  return `${summary}

Usage: model-warden ${`${name} [OPTIONS] ${operands}`.trim()}

Options:
${optionLines(options)}
${formatHelp}
Exit: ${exits ?? '0 clean; 1 findings; 2 not decided, or the network it needs is off'};
      3 bad arguments or a named input unreadable; 4 internal error; 130 interrupted
`;
}

/** The help of all commands. */
export function generalHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name, operands }) => `${name} ${operands}`.length));
  const lines = commands.map(
    ({ name, operands, summary }) => `  ${`${name} ${operands}`.padEnd(width)}  ${summary}`,
  );
  return `Finds unpinned and unsafe model loads, pins them, and says what model files hold.

Usage: model-warden COMMAND [OPTIONS]

Commands:
${lines.join('\n')}

Options:
  --help     Print this help; with a command, its own
  --version  Print the version
`;
}

function optionLines(options: OptionTable): string {
  const rows = Object.entries(options).map(([name, { value, help }]) => ({
    left: `--${name}${value === undefined ? '' : ` ${value}`}`,
    help,
  }));
  const width = Math.max(...rows.map(({ left }) => left.length));
  return rows.map(({ left, help }) => `  ${left.padEnd(width)}  ${help}`).join('\n');
}
