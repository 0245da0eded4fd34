import type { ContentHashes } from './contentHasher.ts';

/** A file to hash. */
export interface DigestRequest {
  /** Absolute. */
  readonly path: string;
  /** Bytes, as last seen; only for progress and for sharing out the work. */
  readonly size: number;
  /** Whether the git blob id is wanted beside the SHA-256: half as much work again. */
  readonly gitOid: boolean;
}

export interface FileDigest extends ContentHashes {
  /** Bytes that were hashed. */
  readonly size: number;
  readonly from: 'computed' | 'cache';
}

/** A file without a digest; the reason is for people: `it changed while it was read`. */
export interface NoDigest {
  readonly failed: string;
}

export interface DigestOptions {
  readonly signal?: AbortSignal;
  /** Tells how many bytes of all requests are done. */
  onProgress?(bytes: number): void;
}

/** Hashes files wherever that is done: in this thread, on others, or not at all where a cache knows them. */
export interface Digester {
  /**
   * One outcome for each request, in the order of the requests. What goes wrong with a file is its outcome.
   * @throws the signal's reason when it is aborted
   */
  digest(requests: readonly DigestRequest[], options?: DigestOptions): Promise<(FileDigest | NoDigest)[]>;
}
