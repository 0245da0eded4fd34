#!/usr/bin/env node
import { nearestWord } from '../../core/src/text/nearestWord.ts';
import type { Command, CommandContext } from './command.ts';
import { Console } from './console.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { commandHelp, generalHelp } from './help.ts';
import { parseOptions } from './options.ts';
import { tool } from './tool.ts';
import { UsageError } from './usageError.ts';

/** By name, each loaded when it is asked for: linting need not wait for what reads models. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  lint: async () => (await import('./lint.ts')).lintCommand,
  pin: async () => (await import('./pin.ts')).pinCommand,
  scan: async () => (await import('./scan.ts')).scanCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  inspect: async () => (await import('./inspect.ts')).inspectCommand,
  adopt: async () => (await import('./adopt.ts')).adoptCommand,
  lsp: async () => (await import('./lsp.ts')).lspCommand,
};

/** Commands that DESIGN names and a later version brings. */
const laterCommands = ['fetch', 'quarantine', 'mirror', 'bundle', 'sign', 'sbom', 'trust', 'advisories'];

/** Milliseconds that a command has to end after Ctrl-C. */
const patience = 100;

async function runCommandLine(words: readonly string[], context: CommandContext): Promise<ExitCode> {
  const [first, ...rest] = words;
  if (first === '--version') {
    await context.console.print(`${tool.name} ${tool.version}\n`);
    return exitCodes.clean;
  }
  if (first === undefined || first === '--help' || first === 'help') {
    const all = await Promise.all(Object.values(commands).map((load) => load()));
    await context.console.print(generalHelp(all));
    return first === undefined ? exitCodes.usage : exitCodes.clean;
  }
  const load = Object.hasOwn(commands, first) ? commands[first] : undefined;
  if (load === undefined) throw new UsageError(unknownCommand(first));
  const command = await load();
  if (rest.includes('--help')) {
    await context.console.print(commandHelp(command));
    return exitCodes.clean;
  }
  const options = parseOptions(rest, command.options);
  const format = options.text('format');
  if (format !== undefined && !command.formats.includes(format)) {
    throw new UsageError(`${command.name} has no format "${format}"; it has ${command.formats.join(', ')}.`);
  }
  context.console.quiet = options.flag('quiet');
  return command.run(options, context);
}

function unknownCommand(word: string): string {
  if (word.startsWith('-')) return `Unknown option ${word}. See --help.`;
  if (laterCommands.includes(word)) return `The command ${word} is not in this version (${tool.version}).`;
  const nearest = nearestWord(word, Object.keys(commands));
  return `Unknown command "${word}". ${nearest === undefined ? 'See --help.' : `Did you mean ${nearest}?`}`;
}

/** What the reader of a pipe does not want to read any more is no error. */
function endOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  throw error;
}

async function main(): Promise<void> {
  process.stdout.on('error', endOnClosedPipe);
  process.stderr.on('error', endOnClosedPipe);
  const interruption = new AbortController();
  process.once('SIGINT', () => {
    interruption.abort();
    // What does not let go (a read of standard input) must not keep the terminal. Files are written in one go.
    setTimeout(() => process.exit(exitCodes.interrupted), patience).unref();
  });
  const console = new Console(process.env);
  const context: CommandContext = {
    console,
    env: process.env,
    folder: process.cwd(),
    distribution: __dirname,
    signal: interruption.signal,
  };
  try {
    process.exitCode = await runCommandLine(process.argv.slice(2), context);
  } catch (error) {
    process.exitCode = failure(error, context);
  }
  if (interruption.signal.aborted) process.exitCode = exitCodes.interrupted;
}

function failure(error: unknown, { console, signal }: CommandContext): ExitCode {
  if (signal.aborted) return exitCodes.interrupted;
  if (error instanceof UsageError) {
    console.note(error.message);
    return exitCodes.usage;
  }
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return exitCodes.clean;
  console.note(`internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return exitCodes.internal;
}

void main();
