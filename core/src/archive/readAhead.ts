import type { ByteSource } from '../bytes/byteSource.ts';

/** Serves small reads that lie near one another from one larger read. */
export class ReadAhead implements ByteSource {
  /** Bytes to read at once. */
  blockLength: number;
  readonly #source: ByteSource;
  #block: Uint8Array = new Uint8Array();
  #blockOffset = 0;

  constructor(source: ByteSource, blockLength: number) {
    this.#source = source;
    this.blockLength = blockLength;
  }

  get size(): number {
    return this.#source.size;
  }

  async read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
    const wanted = Math.max(0, Math.min(length, this.size - offset));
    const at = offset - this.#blockOffset;
    if (at < 0 || at + wanted > this.#block.length) {
      // A copy: the source may overwrite what it gave.
      this.#block = (await this.#source.read(offset, Math.max(wanted, this.blockLength), signal)).slice();
      this.#blockOffset = offset;
      return this.#block.subarray(0, wanted);
    }
    return this.#block.subarray(at, at + wanted);
  }
}
