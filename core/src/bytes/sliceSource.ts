import type { ByteSource } from './byteSource.ts';

/** A part of another source, as a source of its own: a stored member of an archive, a constant in a pickle. */
export class SliceSource implements ByteSource {
  readonly size: number;
  readonly #source: ByteSource;
  readonly #start: number;

  /** A slice that would reach beyond its source ends where that ends. */
  constructor(source: ByteSource, start: number, length: number) {
    this.#source = source;
    this.#start = Math.min(Math.max(0, start), source.size);
    this.size = Math.max(0, Math.min(length, source.size - this.#start));
  }

  async read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
    const wanted = Math.min(length, this.size - offset);
    if (wanted <= 0) return new Uint8Array();
    return this.#source.read(this.#start + offset, wanted, signal);
  }
}
