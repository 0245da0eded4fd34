import nodePath from 'node:path';
import { committedFiles } from '../../core/src/git/committedFiles.ts';
import { GitError } from '../../core/src/git/git.ts';
import { readBounded } from '../../core/src/paths/boundedRead.ts';
import { displayPath } from '../../core/src/paths/displayPath.ts';
import { isInside } from '../../core/src/paths/isInside.ts';
import type { PolicyOptions } from '../../core/src/policy/effectivePolicy.ts';
import { manifestName } from '../../core/src/policy/manifest.ts';
import { manifestByteLimit } from '../../core/src/policy/yamlRefusal.ts';
import type { CommandContext } from './command.ts';
import type { ParsedOptions } from './options.ts';
import { UsageError } from './usageError.ts';

/**
 * Where the policy comes from: `--policy`, `--policy-from`, else beside the files.
 * @throws UsageError where the one asked for cannot be read
 */
export async function policyOptions(options: ParsedOptions, context: CommandContext): Promise<PolicyOptions> {
  const base = { workspaceFolder: context.folder, workspaceTrusted: true };
  const file = options.text('policy');
  const revision = options.text('policy-from');
  if (file !== undefined && revision !== undefined) {
    throw new UsageError('--policy and --policy-from cannot be combined.');
  }
  if (file !== undefined) return { ...base, fixed: readPolicyFile(file, context.folder) };
  if (revision === undefined) return base;
  try {
    const committed = await committedFiles(context.folder, revision, manifestName, context.signal);
    return { ...base, committed };
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(`--policy-from ${revision}: ${error.message}.`);
    throw error;
  }
}

/** The path for whose sake a model is judged: one outside of the working folder by the policy of that folder. */
export function policySubject(path: string, { folder }: CommandContext): string {
  return isInside(folder, path, nodePath) ? path : nodePath.join(folder, 'model');
}

function readPolicyFile(file: string, folder: string): { source: string; text: string } {
  const path = nodePath.resolve(folder, file);
  const read = readBounded(path, manifestByteLimit);
  if (read.refused !== undefined) throw new UsageError(`--policy ${file}: ${read.reason}.`);
  return { source: displayPath(folder, path, nodePath), text: read.bytes.toString('utf8') };
}
