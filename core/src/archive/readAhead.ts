import type { ByteSource } from '../bytes/byteSource.ts';

interface Block {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Serves small reads that lie near one another from one larger read. */
export class ReadAhead implements ByteSource {
  /** Bytes to read at once. */
  blockLength: number;
  readonly #source: ByteSource;
  #block: Block = { offset: 0, bytes: new Uint8Array() };
  /** Blocks that were read before they are asked for. */
  #ahead: readonly Block[] = [];

  constructor(source: ByteSource, blockLength: number) {
    this.#source = source;
    this.blockLength = blockLength;
  }

  get size(): number {
    return this.#source.size;
  }

  async read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
    const wanted = Math.max(0, Math.min(length, this.size - offset));
    const holds = (block: Block) =>
      offset >= block.offset && offset + wanted <= block.offset + block.bytes.length;
    if (!holds(this.#block))
      this.#block =
        this.#ahead.find(holds) ??
        (await this.#readBlock(offset, Math.max(wanted, this.blockLength), signal));
    const at = offset - this.#block.offset;
    return this.#block.bytes.subarray(at, at + wanted);
  }

  /** Reads the blocks at some offsets together, which the system does in hardly more time than one of them. */
  async prefetch(offsets: readonly number[], signal?: AbortSignal): Promise<void> {
    this.#ahead = await Promise.all(
      offsets.map((offset) => this.#readBlock(offset, this.blockLength, signal)),
    );
  }

  async #readBlock(offset: number, length: number, signal?: AbortSignal): Promise<Block> {
    return { offset, bytes: await this.#source.read(offset, length, signal) };
  }
}
