import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterTest } from './hubUnderTest.ts';

/** A folder that goes after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'model-warden-'));
  afterTest(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file and the folders above it. */
export async function writeAt(file: string, content: string, modified?: Date): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  if (modified) await utimes(file, modified, modified);
}

/** A file of a snapshot as huggingface_hub stores it: a blob named by its hash, and a link. */
export async function writeCached(
  repository: string,
  sha: string,
  path: string,
  blob: { readonly name: string; readonly content: string },
): Promise<void> {
  const target = join(repository, 'blobs', blob.name);
  await writeAt(target, blob.content);
  const link = join(repository, 'snapshots', sha, path);
  await mkdir(dirname(link), { recursive: true });
  await symlink(relative(dirname(link), target), link);
}
