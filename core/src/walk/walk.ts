import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import nodePath from 'node:path';
import { isInside } from '../paths/isInside.ts';
import { isMissing, reasonOf } from '../paths/systemReason.ts';
import { compareBytes } from '../text/compareBytes.ts';
import { extendIgnoreChain, type IgnoreChain, ignoreChainAbove, isIgnored } from './gitignore.ts';

export interface WalkOptions {
  /** Whether a file is of interest by its name; asked before anything is read. */
  accepts(path: string): boolean;
  /** Whether a path (absolute) is excluded by an option, beside what `.gitignore` says. */
  excludes(path: string, isFolder: boolean): boolean;
}

/** A file to read, or something met that could not be read. Paths are absolute. */
export type Walked =
  | { readonly path: string; readonly size: number; readonly skipped?: never }
  | { readonly path: string; readonly skipped: string };

/** Folders that hold no source of the project: version control, installed packages, caches of tools. */
const skippedFolder =
  /^(\.git|\.hg|\.svn|\.tox|\.nox|\.eggs|\.venv|\.ipynb_checkpoints|node_modules|__pycache__|\..*cache)$/i;

/**
 * The files below a folder in the byte order of their paths, without what `.gitignore` files at every level
 * exclude, virtual environments, and caches. Links to folders are not followed; a link that leads back up is
 * named as a loop, one that leaves the folder by where it leads. What cannot be read is named and passed over.
 * @param start absolute path of a folder; walked even where it is itself ignored
 */
export function* walk(start: string, options: WalkOptions): Generator<Walked> {
  const above = ignoreChainAbove(start);
  const chain = isIgnored(above, start, true) ? [] : above;
  yield* walkFolder(start, extendIgnoreChain(chain, start), { ...options, start });
}

interface Walk extends WalkOptions {
  readonly start: string;
}

function* walkFolder(folder: string, chain: IgnoreChain, walk: Walk): Generator<Walked> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    yield { path: folder, skipped: reasonOf(error) };
    return;
  }
  if (folder !== walk.start && entries.some((entry) => entry.name === 'pyvenv.cfg')) return;
  for (const entry of sortEntries(entries)) {
    const path = nodePath.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (skippedFolder.test(entry.name) || isIgnored(chain, path, true) || walk.excludes(path, true))
        continue;
      yield* walkFolder(path, extendIgnoreChain(chain, path), walk);
    } else if (entry.isSymbolicLink()) yield* walkLink(path, chain, walk);
    else if (entry.isFile() && walk.accepts(path)) yield* walkFile(path, chain, walk);
  }
}

function* walkFile(path: string, chain: IgnoreChain, walk: Walk): Generator<Walked> {
  if (isIgnored(chain, path, false) || walk.excludes(path, false)) return;
  try {
    yield { path, size: statSync(path).size };
  } catch (error) {
    // A name that is not UTF-8 cannot be opened by the name that was listed.
    yield { path, skipped: path.includes('\ufffd') ? 'its name is not UTF-8' : reasonOf(error) };
  }
}

function* walkLink(path: string, chain: IgnoreChain, walk: Walk): Generator<Walked> {
  let target: Stats;
  try {
    target = statSync(path);
  } catch (error) {
    if (walk.accepts(path) || !isMissing(error)) yield { path, skipped: reasonOf(error) };
    return;
  }
  if (target.isFile()) {
    if (!walk.accepts(path) || isIgnored(chain, path, false) || walk.excludes(path, false)) return;
    // What a tree holds may name any file of the machine: whoever reads or fixes the tree did not mean that one.
    if (isInside(realpathSync(walk.start), realpathSync(path), nodePath)) yield* walkFile(path, chain, walk);
    else yield { path, skipped: 'a link to a file outside; name the link to read it' };
  } else if (target.isDirectory() && !isIgnored(chain, path, true) && !walk.excludes(path, true)) {
    const real = realpathSync(path);
    if (isInside(real, realpathSync(nodePath.dirname(path)), nodePath)) yield { path, skipped: 'link loop' };
    else if (!isInside(realpathSync(walk.start), real, nodePath)) {
      yield { path, skipped: 'a link to a folder outside; name that folder to read it' };
    }
  }
}

/** A folder sorts as if its name ended in `/`, which gives the order of whole paths. */
function sortEntries(entries: readonly Dirent[]): Dirent[] {
  return entries
    .map((entry) => ({ entry, key: entry.isDirectory() ? `${entry.name}/` : entry.name }))
    .sort((a, b) => compareBytes(a.key, b.key))
    .map(({ entry }) => entry);
}
