import type { HubFile } from '../../reference/resolver.ts';
import type { CoverSource } from '../report.ts';

/** What a file must be, as one source says. */
export interface ExpectedFile {
  /** In the model, `/` separated. */
  readonly path: string;
  /** Bytes. */
  readonly size?: number;
  readonly sha256?: string;
  /** The git blob id of the content; only where there is no SHA-256: of an LFS file git knows the pointer alone. */
  readonly gitOid?: string;
  readonly source: CoverSource;
}

/** Sources that name all files of a commit: what they do not name is not part of it. */
export const completeSources: readonly CoverSource[] = ['hub', 'tree-list'];

/** Sources that say what a file must be also to somebody who can write to this machine's cache. */
export const strongSources: readonly CoverSource[] = ['hub', 'manifest'];

/**
 * What a complete list of a commit says of the files of a model.
 * @param within the folder of the repository that the model is, `/` separated; empty for all of it
 */
export function expectedFromList(
  files: readonly HubFile[],
  source: 'hub' | 'tree-list',
  within = '',
): ExpectedFile[] {
  return files.flatMap(({ path: full, size, sha256, gitOid }): ExpectedFile[] => {
    const path = pathWithin(full, within);
    if (path === undefined) return [];
    if (sha256 !== undefined) return [{ path, size, sha256, source }];
    return [{ path, size, source, ...(gitOid === undefined ? {} : { gitOid }) }];
  });
}

/** A path of a repository as it is in a folder of it; `undefined` for one outside. */
export function pathWithin(path: string, within: string): string | undefined {
  if (within === '') return path;
  return path.startsWith(`${within}/`) ? path.slice(within.length + 1) : undefined;
}
