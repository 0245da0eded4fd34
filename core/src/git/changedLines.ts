import nodePath from 'node:path';
import { workTreeRoot } from './committedFiles.ts';
import { checkRevision, runGit, withoutFilters } from './git.ts';

/** Lines from 1, both ends included. */
export interface LineSpan {
  readonly first: number;
  readonly last: number;
}

const fileHeader = /^\+\+\+ (?:b\/)?(.*?)\t?$/;
const hunkHeader = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/;

/**
 * The lines of the work tree that differ from a revision, by absolute path; files that git does not track yet
 * count as changed from the first line to the last.
 * @throws GitError where the revision does not exist or the folder is in no work tree
 */
export async function changedLines(
  folder: string,
  revision: string,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly LineSpan[]>> {
  checkRevision(revision);
  const root = await workTreeRoot(folder, signal);
  const difference = await runGit(
    root,
    [
      ...(await withoutFilters(root, signal)),
      '-c',
      'core.quotePath=false',
      'diff',
      '--no-ext-diff',
      '--no-textconv',
      '--no-color',
      '--no-renames',
      '--ignore-cr-at-eol',
      '--unified=0',
      '--src-prefix=a/',
      '--dst-prefix=b/',
      '--ignore-submodules=all',
      revision,
      '--',
    ],
    signal,
  );
  const changed = readDifference(difference.toString('utf8'), root);
  const untracked = await runGit(root, ['ls-files', '-z', '--others', '--exclude-standard'], signal);
  for (const path of untracked.toString('utf8').split('\0')) {
    if (path !== '') changed.set(nodePath.join(root, path), [{ first: 1, last: Number.POSITIVE_INFINITY }]);
  }
  return changed;
}

function readDifference(text: string, root: string): Map<string, LineSpan[]> {
  const changed = new Map<string, LineSpan[]>();
  let spans: LineSpan[] = [];
  let added = 0;
  for (const line of text.split('\n')) {
    // Added lines may look like headers: a hunk says how many follow.
    if (added > 0 && line.startsWith('+')) {
      added -= 1;
      continue;
    }
    const file = fileHeader.exec(line);
    const hunk = hunkHeader.exec(line);
    if (file?.[1] !== undefined) {
      spans = [];
      changed.set(nodePath.join(root, unquote(file[1])), spans);
    } else if (hunk !== null) {
      const first = Number(hunk[1]);
      added = hunk[2] === undefined ? 1 : Number(hunk[2]);
      if (added > 0) spans.push({ first, last: first + added - 1 });
    }
  }
  return changed;
}

/** Git quotes names with a quote, a backslash or a control character as C does. */
function unquote(name: string): string {
  const quoted = /^"(?:b\/)?(.*)"$/.exec(name)?.[1];
  if (quoted === undefined) return name;
  return quoted.replace(/\\([abfnrtv"\\]|[0-7]{3})/g, (_, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes.get(code) ?? code),
  );
}

const escapes = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);
