import type { Console } from './console.ts';
import type { ExitCode } from './exitCode.ts';
import type { OptionTable, ParsedOptions } from './options.ts';

/** What a command runs in. */
export interface CommandContext {
  readonly console: Console;
  readonly env: NodeJS.ProcessEnv;
  /** Absolute working folder; paths are printed relative to it. */
  readonly folder: string;
  /** The folder of the bundles and the `.wasm` files. */
  readonly distribution: string;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** What follows the name in the usage line. */
  readonly operands: string;
  readonly summary: string;
  readonly options: OptionTable;
  readonly formats: readonly string[];
  /** What its exit codes mean, where they are not those of a verdict. */
  readonly exits?: string;
  /** @throws UsageError */
  run(options: ParsedOptions, context: CommandContext): Promise<ExitCode>;
}
