import { realpath, stat } from 'node:fs/promises';
import nodePath from 'node:path';
import { snapshotPlace } from '../../hubCache/snapshotPlace.ts';
import { reasonOf } from '../../paths/systemReason.ts';
import { FolderWalk } from './folderWalk.ts';
import { type ModelFolder, ModelFolderError } from './modelFolder.ts';

/**
 * Lists a model: a plain folder, a snapshot of the Hub cache (whose links lead to blobs beside it), a git checkout, a
 * download into a `local_dir`, or a single file of one of these. Nothing is read but names and sizes; at most 100,000
 * entries, 32 levels deep.
 * @param path absolute; it may be a link itself
 * @throws ModelFolderError where there is nothing at the path or it may not be read; the signal's reason
 */
export async function listModelFolder(path: string, signal?: AbortSignal): Promise<ModelFolder> {
  let root: string;
  let only: string | undefined;
  try {
    if ((await stat(path)).isDirectory()) root = await realpath(path);
    else {
      root = await realpath(nodePath.dirname(path));
      only = nodePath.basename(path);
    }
  } catch (error) {
    throw new ModelFolderError(reasonOf(error), { cause: error });
  }
  const snapshot = snapshotPlace(root, nodePath);
  const walk = new FolderWalk(root, snapshot, signal);
  await walk.run(only);
  return {
    root,
    files: walk.files,
    strays: walk.strays,
    skipped: walk.skipped,
    ...(snapshot === undefined ? {} : { snapshot }),
  };
}
