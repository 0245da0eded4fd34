import { realpathSync } from 'node:fs';
import nodePath from 'node:path';
import type { TextFinding } from '../../core/src/finding/finding.ts';
import { changedLines, type LineSpan } from '../../core/src/git/changedLines.ts';
import { GitError } from '../../core/src/git/git.ts';
import { UsageError } from './usageError.ts';

/**
 * A test whether a finding touches a line that changed since a revision; in a notebook, whether its file did.
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
  return ({ place: { path, cell, range } }) => {
    const spans = changed.get(nodePath.resolve(real, path)) ?? [];
    if (cell !== undefined) return spans.length > 0;
    return spans.some(({ first, last }) => range.start.line + 1 <= last && range.end.line + 1 >= first);
  };
}
