import type { ByteSource } from '../../bytes/byteSource.ts';

/** A source whose reads heed the signal of whoever asks at present. */
export class InterruptibleSource implements ByteSource {
  signal: AbortSignal | undefined;
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  get size(): number {
    return this.#source.size;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    this.signal?.throwIfAborted();
    return this.#source.read(offset, length, this.signal);
  }
}
