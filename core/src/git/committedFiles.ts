import nodePath from 'node:path';
import { checkRevision, GitError, runGit } from './git.ts';

export interface CommittedFile {
  /** As reports name it: `REV:path`. */
  readonly source: string;
  readonly text: string;
}

const fileLimit = 200;

/**
 * All files of one name in a revision, by the absolute folder that holds them there.
 * @param folder any folder of the work tree
 * @throws GitError where the revision does not exist, or more than 200 files have that name
 */
export async function committedFiles(
  folder: string,
  revision: string,
  name: string,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, CommittedFile>> {
  checkRevision(revision);
  const root = await workTreeRoot(folder, signal);
  const listing = await runGit(root, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', revision], signal);
  const paths = listing
    .toString('utf8')
    .split('\0')
    .filter((path) => path === name || path.endsWith(`/${name}`));
  if (paths.length > fileLimit) throw new GitError(`more than ${fileLimit} files are called ${name}`);
  const files = new Map<string, CommittedFile>();
  for (const path of paths) {
    const source = `${revision}:${path}`;
    const text = (await runGit(root, ['show', '--no-textconv', '--no-ext-diff', source], signal)).toString(
      'utf8',
    );
    files.set(nodePath.dirname(nodePath.join(root, path)), { source, text });
  }
  return files;
}

/** The root of the work tree that holds a folder, as git sees it. */
export async function workTreeRoot(folder: string, signal?: AbortSignal): Promise<string> {
  const answer = await runGit(folder, ['rev-parse', '--show-toplevel'], signal);
  return nodePath.resolve(answer.toString('utf8').replace(/\r?\n$/, ''));
}
