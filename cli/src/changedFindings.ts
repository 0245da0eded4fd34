import { realpathSync } from 'node:fs';
import nodePath from 'node:path';
import type { TextFinding } from '../../core/src/finding/finding.ts';
import { changedLines, type LineSpan } from '../../core/src/git/changedLines.ts';
import { GitError } from '../../core/src/git/git.ts';
import { UsageError } from './usageError.ts';

/**
 * A test whether a finding touches a line that changed since a revision; in a notebook, a line of its file.
 * @throws UsageError where git cannot tell
 */
export async function changedSince(
  revision: string,
  folder: string,
  signal: AbortSignal,
): Promise<(finding: TextFinding) => boolean> {
  let changed: ReadonlyMap<string, readonly LineSpan[]>;
  try {
    changed = await changedLines(folder, revision, signal);
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(`--since ${revision}: ${error.message}.`);
    throw error;
  }
  const real = realpathSync(folder);
  return ({ place: { path, range, inFile = range } }) => {
    const spans = changed.get(nodePath.resolve(real, path)) ?? [];
    return spans.some(({ first, last }) => inFile.start.line + 1 <= last && inFile.end.line + 1 >= first);
  };
}
