import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import nodePath from 'node:path';
import type { ContentHashes } from './contentHasher.ts';
import type { StampedDigest } from './digestFile.ts';
import { type FileStamp, isRacy, isSameStamp } from './fileStamp.ts';
import { readCacheFile } from './readCacheFile.ts';

export const digestCacheName = 'digests-1.jsonl';

/** Entries that are kept, the oldest go first. */
const entryLimit = 100_000;

/** Hashes of one state of a file. */
export interface CachedDigest extends ContentHashes {
  readonly stamp: FileStamp;
}

/**
 * Remembers the hashes of files that we read ourselves, by path, device, inode, size and times, so that a model that did
 * not change is not read again. It speeds up, it proves nothing to others: who can write to it can write what is in it,
 * so it must lie in a folder of the user's own, and one that others may write to is not read.
 */
export class DigestCache {
  readonly #file: string;
  /** In the order of their last use. */
  readonly #entries: Map<string, CachedDigest>;
  #isChanged = false;

  private constructor(file: string, entries: Map<string, CachedDigest>) {
    this.#file = file;
    this.#entries = entries;
  }

  /**
   * Never fails: what cannot be read is not there.
   * @param folder absolute path of the tool's own cache folder; it need not exist
   */
  static async open(folder: string): Promise<DigestCache> {
    const file = nodePath.join(folder, digestCacheName);
    return new DigestCache(file, await readCacheFile(file));
  }

  /**
   * @param path absolute
   * @param stamp of what is there now
   * @param gitOid whether the git id is needed, too
   */
  get(path: string, stamp: FileStamp, gitOid: boolean): ContentHashes | undefined {
    const entry = this.#entries.get(path);
    if (entry === undefined || !isSameStamp(entry.stamp, stamp)) return undefined;
    if (gitOid && entry.gitOid === undefined) return undefined;
    this.#put(path, entry);
    const { sha256, gitOid: oid } = entry;
    return gitOid && oid !== undefined ? { sha256, gitOid: oid } : { sha256 };
  }

  /** Remembers what was computed, unless the file was written so shortly before that a later write could hide. */
  set(path: string, { stamp, seenAt, sha256, gitOid }: StampedDigest): void {
    if (isRacy(stamp, seenAt)) return;
    this.#put(path, { stamp, sha256, ...(gitOid === undefined ? {} : { gitOid }) });
    this.#isChanged = true;
  }

  /**
   * Writes what is new, beside and then in place of the old file; what another process wrote meanwhile is kept.
   * A cache that cannot be written is no error.
   */
  async save(): Promise<void> {
    if (!this.#isChanged) return;
    const all = await readCacheFile(this.#file);
    for (const [path, entry] of this.#entries) {
      all.delete(path);
      all.set(path, entry);
    }
    const lines = [...all].slice(-entryLimit).map((entry) => JSON.stringify(entry));
    try {
      await replaceFile(this.#file, `${lines.join('\n')}\n`);
      this.#isChanged = false;
    } catch {
      // The next run computes again.
    }
  }

  #put(path: string, entry: CachedDigest): void {
    this.#entries.delete(path);
    this.#entries.set(path, entry);
    if (this.#entries.size <= entryLimit) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }
}

/** All or nothing, readable by the user alone. */
async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(nodePath.dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = await open(beside, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
