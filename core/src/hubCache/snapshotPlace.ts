import type { PlatformPath } from 'node:path';
import { repositoryOfFolder } from '../reference/cachePath.ts';
import type { Repository } from '../reference/repository.ts';
import { isPin } from '../reference/revision.ts';

/** A snapshot in a Hub cache: `models--owner--name/snapshots/<sha>`, or a folder in one. */
export interface SnapshotPlace {
  readonly repository: Repository;
  readonly sha: string;
  /** The folder of the repository in the cache; absolute. */
  readonly folder: string;
  /** The way from the snapshot to the place, `/` separated; empty for the snapshot itself. */
  readonly within: string;
}

/**
 * The snapshot that a path lies in, by its name alone; the innermost where several are nested.
 * @param path absolute, without links
 */
export function snapshotPlace(path: string, platform: PlatformPath): SnapshotPlace | undefined {
  const parts = path.split(platform.sep);
  for (let at = parts.length - 1; at >= 2; at -= 1) {
    const [folder = '', snapshots, sha = ''] = parts.slice(at - 2, at + 1);
    const repository = snapshots === 'snapshots' && isPin(sha) ? repositoryOfFolder(folder) : undefined;
    if (repository === undefined) continue;
    return {
      repository,
      sha,
      folder: parts.slice(0, at - 1).join(platform.sep),
      within: parts.slice(at + 1).join('/'),
    };
  }
  return undefined;
}
