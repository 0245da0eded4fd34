import nodePath from 'node:path';
import { readTreeList } from '../../hubCache/treeList.ts';
import type { ModelFolder } from '../modelFolder/modelFolder.ts';
import { type ExpectedFile, expectedFromList } from './expectedFile.ts';

/**
 * What a Hub cache itself says of the files of a snapshot: the list of the commit, where a client wrote one, and the names
 * of the blobs, which are their hashes. Nothing for a folder elsewhere. It shows damage; whoever can write to the cache
 * can write both.
 */
export async function expectedFromCache({ snapshot, files }: ModelFolder): Promise<ExpectedFile[]> {
  if (snapshot === undefined) return [];
  const { folder, sha, within } = snapshot;
  const list = await readTreeList(nodePath.join(folder, 'trees', `${sha}.json`));
  return [
    ...expectedFromList(list ?? [], 'tree-list', within),
    ...files.flatMap(({ path, blob = '' }) => expectedFromName(path, blob)),
  ];
}

/** 64 hex digits are a SHA-256, 40 a git blob id; clients use no other names for what they know the hash of. */
function expectedFromName(path: string, blob: string): ExpectedFile[] {
  if (/^[0-9a-f]{64}$/.test(blob)) return [{ path, sha256: blob, source: 'cache-name' }];
  return /^[0-9a-f]{40}$/.test(blob) ? [{ path, gitOid: blob, source: 'cache-name' }] : [];
}
