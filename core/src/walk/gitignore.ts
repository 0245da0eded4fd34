import nodePath from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { foldersUpTo } from '../paths/ancestors.ts';
import { readBounded } from '../paths/boundedRead.ts';
import { gitRoot } from '../paths/gitRoot.ts';

/** Bytes of a `.gitignore` file that are read; each pattern costs time on each path. */
const ignoreByteLimit = 256 * 1024;

interface IgnoreFile {
  /** Absolute; patterns count from here. */
  readonly folder: string;
  readonly rules: Ignore;
}

/** The `.gitignore` files that speak of a folder: the nearest first, as its word weighs most. */
export type IgnoreChain = readonly IgnoreFile[];

/** The chain of the folders above `folder`, up to its git root. */
export function ignoreChainAbove(folder: string): IgnoreChain {
  const root = gitRoot(folder);
  if (root === undefined || root === folder) return [];
  return foldersUpTo(folder, root, nodePath).flatMap((above) => readIgnoreFile(above) ?? []);
}

/** The chain with the folder's own `.gitignore` in front. */
export function extendIgnoreChain(chain: IgnoreChain, folder: string): IgnoreChain {
  const own = readIgnoreFile(folder);
  return own === undefined ? chain : [own, ...chain];
}

/** @param path absolute */
export function isIgnored(chain: IgnoreChain, path: string, isFolder: boolean): boolean {
  for (const { folder, rules } of chain) {
    const relative = path.slice(folder.length + 1).replaceAll(nodePath.sep, '/');
    if (!ignore.isPathValid(relative)) continue;
    const answer = rules.test(isFolder ? `${relative}/` : relative);
    if (answer.ignored) return true;
    if (answer.unignored) return false;
  }
  return false;
}

/**
 * Whether git ignores a file (absolute), by `.gitignore` files and the repository's own exclude file; what the user
 * ignores in every repository is not looked at. `undefined` outside a repository.
 */
export function isIgnoredByGit(file: string): boolean | undefined {
  const folder = nodePath.dirname(file);
  const root = gitRoot(folder);
  if (root === undefined) return undefined;
  const excluded = readIgnoreFile(root, nodePath.join('.git', 'info', 'exclude'));
  let chain: IgnoreChain = excluded === undefined ? [] : [excluded];
  for (const above of foldersUpTo(file, root, nodePath).toReversed()) {
    if (above !== root && isIgnored(chain, above, true)) return true;
    chain = extendIgnoreChain(chain, above);
  }
  return isIgnored(chain, file, false);
}

function readIgnoreFile(folder: string, name = '.gitignore'): IgnoreFile | undefined {
  // Git itself follows no link here.
  const read = readBounded(nodePath.join(folder, name), ignoreByteLimit, { followLink: false });
  if (read.refused !== undefined) return undefined;
  const rules = ignore({ ignorecase: false }).add(read.bytes.toString('utf8'));
  return { folder: withoutEndingSeparator(folder), rules };
}

/** The root of a drive ends with a separator, no other folder does. */
function withoutEndingSeparator(folder: string): string {
  return folder.endsWith(nodePath.sep) ? folder.slice(0, -1) : folder;
}
