import { lstat, readdir } from 'node:fs/promises';
import nodePath from 'node:path';
import { reasonOf } from '../paths/systemReason.ts';
import { repositoryOfFolder } from '../reference/cachePath.ts';
import type { Repository } from '../reference/repository.ts';
import type { HubFile } from '../reference/resolver.ts';
import { isPin } from '../reference/revision.ts';
import { compareBytes } from '../text/compareBytes.ts';
import { readRefs } from './readRefs.ts';
import { listSnapshot } from './snapshotFiles.ts';
import { readTreeList } from './treeList.ts';

/** What a Hub cache holds of one repository. */
export interface CachedRepository {
  readonly repository: Repository;
  /** Absolute. */
  readonly folder: string;
  /** Branches and tags as they were when something was downloaded by their name. */
  readonly refs: ReadonlyMap<string, string>;
  readonly snapshots: readonly CachedSnapshot[];
  /** Bytes of all blobs, those of unfinished downloads not counted. */
  readonly blobBytes: number;
  /** Downloads that did not end. */
  readonly incomplete: readonly CachedBlob[];
  /** Under names that are no hash: nothing says what is in them. */
  readonly unknownBlobs: readonly CachedBlob[];
  /** For people: what of the repository could not be read, and why. */
  readonly problems: readonly string[];
}

/** The files of one commit that were downloaded: seldom all. */
export interface CachedSnapshot {
  readonly sha: string;
  /** Absolute. */
  readonly folder: string;
  readonly files: readonly HubFile[];
  /** Bytes of the files. */
  readonly size: number;
  /** Paths of the commit that are not here; absent where no client wrote the list of the commit. */
  readonly notDownloaded?: readonly string[];
}

export interface CachedBlob {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Lists the repositories of a Hub cache in the byte order of their folders, one by one; nothing of a blob is read. A cache
 * that is not there is empty.
 * @param folder absolute
 * @throws the signal's reason
 */
export async function* listHubCache(folder: string, signal?: AbortSignal): AsyncGenerator<CachedRepository> {
  for (const name of await namesIn(folder)) {
    signal?.throwIfAborted();
    const repository = repositoryOfFolder(name);
    if (repository !== undefined) yield await readRepository(repository, nodePath.join(folder, name), signal);
  }
}

async function readRepository(
  repository: Repository,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<CachedRepository> {
  const problems: string[] = [];
  const snapshots: CachedSnapshot[] = [];
  for (const sha of (await namesIn(nodePath.join(folder, 'snapshots'))).filter(isPin)) {
    signal?.throwIfAborted();
    try {
      snapshots.push(await readSnapshot(folder, sha, signal));
    } catch (error) {
      signal?.throwIfAborted();
      problems.push(`the snapshot ${sha}: ${reasonOf(error)}`);
    }
  }
  const blobs = await readBlobs(nodePath.join(folder, 'blobs'), signal);
  const finished = blobs.filter(({ name }) => !isIncomplete(name));
  return {
    repository,
    folder,
    refs: await readRefs(nodePath.join(folder, 'refs'), nodePath),
    snapshots,
    blobBytes: finished.reduce((sum, { size }) => sum + size, 0),
    incomplete: blobs.filter(({ name }) => isIncomplete(name)),
    unknownBlobs: finished.filter(({ name }) => !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name)),
    problems,
  };
}

async function readSnapshot(
  folder: string,
  sha: string,
  signal: AbortSignal | undefined,
): Promise<CachedSnapshot> {
  const at = nodePath.join(folder, 'snapshots', sha);
  const files = (await listSnapshot(at, nodePath, signal)) ?? [];
  files.sort((a, b) => compareBytes(a.path, b.path));
  const list = await readTreeList(nodePath.join(folder, 'trees', `${sha}.json`));
  const there = new Set(files.map(({ path }) => path));
  const notDownloaded = list?.map(({ path }) => path).filter((path) => !there.has(path));
  return {
    sha,
    folder: at,
    files,
    size: files.reduce((sum, { size }) => sum + size, 0),
    ...(notDownloaded === undefined ? {} : { notDownloaded }),
  };
}

async function readBlobs(folder: string, signal: AbortSignal | undefined): Promise<CachedBlob[]> {
  const blobs: CachedBlob[] = [];
  for (const name of await namesIn(folder)) {
    signal?.throwIfAborted();
    const stats = await lstat(nodePath.join(folder, name)).catch(() => undefined);
    if (stats?.isFile()) blobs.push({ name, size: stats.size });
  }
  return blobs;
}

function isIncomplete(name: string): boolean {
  return name.endsWith('.incomplete');
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort(compareBytes);
}
