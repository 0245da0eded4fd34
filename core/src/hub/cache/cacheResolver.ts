import { lstat, readdir } from 'node:fs/promises';
import type { PlatformPath } from 'node:path';
import { readSmallFile } from '../../hubCache/readSmallFile.ts';
import { listSnapshot } from '../../hubCache/snapshotFiles.ts';
import { readTreeList } from '../../hubCache/treeList.ts';
import { isInside } from '../../paths/isInside.ts';
import { repositoryFolderName } from '../../reference/cachePath.ts';
import { HubError } from '../../reference/hubError.ts';
import type { Repository } from '../../reference/repository.ts';
import type { RepositoryFacts } from '../../reference/repositoryFacts.ts';
import { isRepositoryId } from '../../reference/repositoryId.ts';
import type { HubCommit, HubFile, HubRef, ResolvedRevision, Resolver } from '../../reference/resolver.ts';
import { isPin } from '../../reference/revision.ts';
import { isRevisionName } from '../../reference/revisionName.ts';

const LONGEST_REF = 256;

/**
 * Answers from the Hub cache on disk, offline. Each answer carries the age of what it stands on: the time at
 * which the client wrote it. Everything that the cache does not hold is an `offline` error.
 */
export class CacheResolver implements Resolver {
  readonly #folder: string;
  readonly #path: PlatformPath;

  constructor(folder: string, path: PlatformPath) {
    this.#folder = folder;
    this.#path = path;
  }

  /** A cache knows commits and files, not whether the repository is still there, whose it is or who may see it. */
  async describe(repository: Repository, signal?: AbortSignal): Promise<RepositoryFacts> {
    checkSignal(signal);
    throw notCached(`The Hub cache does not know how ${repository.id} stands on the Hub today.`);
  }

  async resolve(repository: Repository, revision: string, signal?: AbortSignal): Promise<ResolvedRevision> {
    checkSignal(signal);
    const folder = this.#repositoryFolder(repository);
    const found = (await this.#ref(folder, revision)) ?? (await this.#snapshot(folder, revision));
    if (found === undefined) {
      throw notCached(`The Hub cache does not hold "${revision}" of ${repository.id}.`);
    }
    return { ...found, id: repository.id, name: revision, source: 'cache' };
  }

  /**
   * The complete list where a client wrote one (`trees/<sha>.json`), else the files of the snapshot folder,
   * which may be fewer than the commit has.
   */
  async listFiles(repository: Repository, sha: string, signal?: AbortSignal): Promise<readonly HubFile[]> {
    checkSignal(signal);
    const folder = this.#repositoryFolder(repository);
    if (isPin(sha)) {
      const complete = await readTreeList(this.#path.join(folder, 'trees', `${sha}.json`));
      if (complete) return complete;
      const files = await listSnapshot(this.#path.join(folder, 'snapshots', sha), this.#path, signal);
      if (files && files.length > 0) return files;
    }
    throw notCached(`The Hub cache does not hold the files of ${repository.id} at ${sha}.`);
  }

  async listRefs(repository: Repository, signal?: AbortSignal): Promise<readonly HubRef[]> {
    checkSignal(signal);
    throw notCached(`The Hub cache does not know the branches and tags of ${repository.id}.`);
  }

  async listCommits(
    repository: Repository,
    _revision: string,
    _limit: number,
    signal?: AbortSignal,
  ): Promise<readonly HubCommit[]> {
    checkSignal(signal);
    throw notCached(`The Hub cache does not know the history of ${repository.id}.`);
  }

  #repositoryFolder(repository: Repository): string {
    if (!isRepositoryId(repository.id))
      throw notCached(`"${repository.id}" is no id that a Hub repository can have.`);
    return this.#path.join(this.#folder, repositoryFolderName(repository));
  }

  async #ref(folder: string, revision: string): Promise<Commit | undefined> {
    // A file named like a SHA would be a lie: the Python client takes a full SHA for the commit itself.
    if (isPin(revision) || !isRevisionName(revision)) return undefined;
    const refs = this.#path.join(folder, 'refs');
    const file = this.#path.join(refs, ...revision.split('/'));
    if (!isInside(refs, file, this.#path)) return undefined;
    const ref = await readSmallFile(file, LONGEST_REF);
    const sha = ref?.text.trim();
    return ref && sha !== undefined && isPin(sha) ? { sha, asOf: ref.modified.toISOString() } : undefined;
  }

  /** A commit by its SHA, or by the start of it where only one cached commit starts so. */
  async #snapshot(folder: string, revision: string): Promise<Commit | undefined> {
    if (!/^[0-9a-f]{7,40}$/i.test(revision)) return undefined;
    const snapshots = this.#path.join(folder, 'snapshots');
    const names = await readdir(snapshots).catch(() => []);
    const [sha, ...others] = names.filter((name) => isPin(name) && name.startsWith(revision.toLowerCase()));
    if (sha === undefined || others.length > 0) return undefined;
    const { mtime } = await lstat(this.#path.join(snapshots, sha));
    return { sha, asOf: mtime.toISOString() };
  }
}

interface Commit {
  readonly sha: string;
  readonly asOf: string;
}

function checkSignal(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new HubError('aborted', 'The question to the Hub cache was cancelled.');
}

function notCached(what: string): HubError {
  return new HubError('offline', `${what} Go online to ask the Hub.`);
}
