import { existsSync } from 'node:fs';
import nodePath from 'node:path';

/** The nearest folder at or above `folder` with a `.git` in it (a file in worktrees and submodules). */
export function gitRoot(folder: string): string | undefined {
  if (existsSync(nodePath.join(folder, '.git'))) return folder;
  const parent = nodePath.dirname(folder);
  return parent === folder ? undefined : gitRoot(parent);
}
