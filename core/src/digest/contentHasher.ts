import { createHash, type Hash } from 'node:crypto';

/** The hashes of some bytes, in lower-case hex. */
export interface ContentHashes {
  readonly sha256: string;
  /** The id that git gives the bytes as a blob; only where it was asked for. */
  readonly gitOid?: string;
}

/** Hashes bytes as they come, in order: from a file, or from a download. */
export class ContentHasher {
  readonly #sha256: Hash = createHash('sha256');
  readonly #git: Hash | undefined;

  /**
   * @param gitBlobSize bytes that will come, where the git id is wanted, too: git hashes the size before the content
   *   (`blob <size>`, NUL, the bytes; gitformat-loose). SHA-1 costs half as much again.
   */
  constructor(gitBlobSize?: number) {
    if (gitBlobSize !== undefined) this.#git = createHash('sha1').update(`blob ${gitBlobSize}\0`);
  }

  update(bytes: Uint8Array): void {
    this.#sha256.update(bytes);
    this.#git?.update(bytes);
  }

  /** Once, after the last byte. */
  finish(): ContentHashes {
    const sha256 = this.#sha256.digest('hex');
    return this.#git === undefined ? { sha256 } : { sha256, gitOid: this.#git.digest('hex') };
  }
}
