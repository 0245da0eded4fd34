import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { ScratchFolder } from './scratchFolder.ts';

export const sha256Of = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

export function gitOidOf(content: string): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(content)}\0`)
    .update(content)
    .digest('hex');
}

/** A commit that has nothing to do with any content. */
export const cachedSha = 'c0ffee01'.repeat(5);
export const cachedFolder = 'models--lab--model';
export const snapshotFolder = `${cachedFolder}/snapshots/${cachedSha}`;

/**
 * A snapshot as huggingface_hub writes it: blobs named by their hashes (SHA-256 of what is in LFS, here `*.safetensors`
 * and `*.bin`), links to them, and the list of the commit. Answers the snapshot's folder.
 */
export function writeSnapshot(
  folder: ScratchFolder,
  files: Readonly<Record<string, string>>,
  { treeList = true } = {},
): string {
  const tree: Record<string, object> = {};
  for (const [path, content] of Object.entries(files)) {
    const isLarge = /\.(safetensors|bin)$/.test(path);
    const name = isLarge ? sha256Of(content) : gitOidOf(content);
    folder.write(`${cachedFolder}/blobs/${name}`, content);
    const above = posix.relative(posix.dirname(`${snapshotFolder}/${path}`), `${cachedFolder}/blobs`);
    folder.link(`${snapshotFolder}/${path}`, `${above}/${name}`);
    const size = Buffer.byteLength(content);
    tree[path] = isLarge
      ? { size: 130, blob_id: gitOidOf('pointer'), lfs_sha256: name, lfs_size: size }
      : { size, blob_id: name };
  }
  folder.write(`${cachedFolder}/refs/main`, cachedSha);
  if (treeList) {
    folder.write(
      `${cachedFolder}/trees/${cachedSha}.json`,
      JSON.stringify({ format_version: 1, files: tree }),
    );
  }
  return folder.at(snapshotFolder);
}
