import type { ByteSource } from './byteSource.ts';

/** Counts what is read of another source, so that a report can say it. */
export class CountingSource implements ByteSource {
  /** Bytes, those read twice counted twice. */
  bytesRead = 0;
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  get size(): number {
    return this.#source.size;
  }

  async read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
    const bytes = await this.#source.read(offset, length, signal);
    this.bytesRead += bytes.length;
    return bytes;
  }
}
