import { stat } from 'node:fs/promises';
import type { DigestCache } from './digestCache.ts';
import type { Digester, DigestOptions, DigestRequest, FileDigest, NoDigest } from './digester.ts';
import type { StampedDigest } from './digestFile.ts';
import { fileStamp } from './fileStamp.ts';

/** Computes hashes and says of which state of the file they are; `Digester` says the rest. */
export interface StampingDigester {
  digestStamped(
    requests: readonly DigestRequest[],
    options?: DigestOptions,
  ): Promise<(StampedDigest | NoDigest)[]>;
}

/** Asks a cache before it has anything computed, and remembers what was. */
export class CachedDigester implements Digester {
  readonly #inner: StampingDigester;
  readonly #cache: DigestCache | undefined;

  /** @param cache none: everything is computed */
  constructor(inner: StampingDigester, cache?: DigestCache) {
    this.#inner = inner;
    this.#cache = cache;
  }

  async digest(
    requests: readonly DigestRequest[],
    options: DigestOptions = {},
  ): Promise<(FileDigest | NoDigest)[]> {
    const known = await Promise.all(requests.map((request) => this.#cached(request)));
    options.signal?.throwIfAborted();
    const open = requests.filter((_, at) => known[at] === undefined);
    const saved = requests.reduce((sum, { size }, at) => sum + (known[at] === undefined ? 0 : size), 0);
    if (saved > 0) options.onProgress?.(saved);
    const computed = (
      await this.#inner.digestStamped(open, {
        ...options,
        onProgress: (bytes) => options.onProgress?.(saved + bytes),
      })
    ).values();
    const outcomes = requests.map(({ path }, at) => {
      const outcome = known[at] ?? computed.next().value ?? { failed: 'it was not read' };
      if (!('stamp' in outcome)) return outcome;
      this.#cache?.set(path, outcome);
      const { stamp, seenAt: _, ...hashes } = outcome;
      return { ...hashes, size: stamp.size, from: 'computed' as const };
    });
    await this.#cache?.save();
    return outcomes;
  }

  async #cached({ path, gitOid }: DigestRequest): Promise<FileDigest | undefined> {
    if (this.#cache === undefined) return undefined;
    const found = await stat(path, { bigint: true }).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const stamp = fileStamp(found);
    const hashes = this.#cache.get(path, stamp, gitOid);
    return hashes === undefined ? undefined : { ...hashes, size: stamp.size, from: 'cache' };
  }
}
