import nodePath from 'node:path';
import { sourceKindOf } from '../../core/src/lint/sourceKind.ts';
import { byteLimitOf, decodeSource } from '../../core/src/walk/sourceText.ts';
import type { LintSetup } from '../../core/src/work/fileLinter.ts';
import type { SourceLinter } from '../../core/src/work/sourceLinter.ts';
import type { Draft } from './applyFixes.ts';
import type { CommandContext } from './command.ts';
import { Inputs } from './inputs.ts';
import type { LintRun } from './lintRun.ts';
import type { ParsedOptions } from './options.ts';
import { UsageError } from './usageError.ts';

/**
 * Lints standard input under a file name, which need not exist.
 * @throws UsageError where PATH is given as well, or the input is no source
 */
export async function lintStandardInput(
  name: string,
  options: ParsedOptions,
  setup: LintSetup,
  linter: SourceLinter,
  { folder, signal }: CommandContext,
): Promise<{ run: LintRun; draft: Draft }> {
  // `-` says in words of the shell what the option says.
  if (options.positionals.some((path) => path !== '-'))
    throw new UsageError('--stdin-filename takes no PATH beside it.');
  const file = nodePath.resolve(folder, name);
  if (sourceKindOf(file) === undefined) {
    throw new UsageError(`--stdin-filename ${name}: nothing of this tool reads files of this name.`);
  }
  const source = decodeSource(await readStandardInput(byteLimitOf(file), signal), /\.py[iw]?$/i.test(file));
  if ('skipped' in source) throw new UsageError(`standard input: ${source.skipped}.`);
  const outcome = await linter.lintSource(file, source.text);
  const inputs = new Inputs([], folder, []);
  inputs.count = 1;
  inputs.folders.add(nodePath.dirname(file));
  return {
    run: { inputs, setup, outcomes: new Map([[outcome.path, outcome]]) },
    draft: { file, text: source.text, outcome, fixes: 0, pins: [], refused: [] },
  };
}

async function readStandardInput(limit: number, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    signal.throwIfAborted();
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) {
      throw new UsageError(`standard input: it is over the limit of ${limit / 1024 / 1024} MiB.`);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
