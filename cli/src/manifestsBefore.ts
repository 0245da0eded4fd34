import { committedFiles } from '../../core/src/git/committedFiles.ts';
import { GitError } from '../../core/src/git/git.ts';
import { manifestName } from '../../core/src/policy/manifest.ts';
import type { LintSetup } from '../../core/src/work/fileLinter.ts';
import type { CommandContext } from './command.ts';
import type { ParsedOptions } from './options.ts';
import { UsageError } from './usageError.ts';

/**
 * With `--since REV`: the manifests of that revision, so that what a change loosens can be told.
 * @throws UsageError where git cannot tell
 */
export async function manifestsBefore(
  options: ParsedOptions,
  { folder, signal }: CommandContext,
): Promise<Pick<LintSetup, 'manifestsBefore'>> {
  const revision = options.text('since');
  if (revision === undefined) return {};
  try {
    return { manifestsBefore: await committedFiles(folder, revision, manifestName, signal) };
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(`--since ${revision}: ${error.message}.`);
    throw error;
  }
}
