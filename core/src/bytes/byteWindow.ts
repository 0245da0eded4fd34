import type { ByteSource } from './byteSource.ts';

/** Thrown where an opcode reaches beyond the bytes at hand: go back to its beginning and `fill`. */
export class NeedsBytes extends Error {
  override readonly name = 'NeedsBytes';
  readonly count: number;

  /** @param count bytes that are needed from the position on */
  constructor(count: number) {
    super(`${count} more bytes`);
    this.count = count;
  }
}

/** How a window reads. */
export interface WindowOptions {
  /** Of integers. Default: true. */
  readonly littleEndian?: boolean;
  /** Bytes that are read at a time, 1 MiB by default; few where most of the source is skipped. */
  readonly chunk?: number;
}

/**
 * The part of a source that is in memory, read forward. Reading is synchronous and throws `NeedsBytes` at the end of
 * the part, so that an interpreter need not wait at every step; what is skipped is never read.
 */
export class ByteWindow {
  readonly #source: ByteSource;
  readonly #littleEndian: boolean;
  readonly #chunk: number;
  #bytes = new Uint8Array();
  #view = new DataView(this.#bytes.buffer);
  /** Offset in the source of the first byte at hand. */
  #base: number;
  /** Of the next byte to read, from the first at hand; beyond the last after a long skip. */
  #at = 0;
  #bytesRead = 0;

  constructor(source: ByteSource, offset: number, options: WindowOptions = {}) {
    this.#source = source;
    this.#base = offset;
    this.#littleEndian = options.littleEndian ?? true;
    this.#chunk = options.chunk ?? 1024 * 1024;
  }

  /** Offset in the source of the next byte to read. */
  get offset(): number {
    return this.#base + this.#at;
  }

  /** Bytes of the source that were looked at, not those that were skipped. */
  get bytesRead(): number {
    return this.#bytesRead;
  }

  get remaining(): number {
    return this.#source.size - this.offset;
  }

  /** Bytes from the position on that can be read without `fill`. */
  get atHand(): number {
    return Math.max(0, this.#bytes.length - this.#at);
  }

  /** Goes back; only as far as the beginning of the present opcode. */
  rewind(offset: number): void {
    this.#at = offset - this.#base;
  }

  /** Goes on at an offset that was not passed yet. */
  seek(offset: number): void {
    this.#at = offset - this.#base;
  }

  /**
   * Reads on, so that at least `count` bytes from the position on are at hand.
   * @returns false where the source has not so many; then nothing changed
   */
  async fill(count: number, signal?: AbortSignal): Promise<boolean> {
    if (count > this.remaining) return false;
    const offset = this.offset;
    const kept = this.#bytes.subarray(Math.min(this.#at, this.#bytes.length));
    const from = offset + kept.length;
    const fresh = await this.#source.read(from, Math.max(this.#chunk, count - kept.length), signal);
    const bytes = new Uint8Array(kept.length + fresh.length);
    bytes.set(kept);
    bytes.set(fresh, kept.length);
    this.#bytesRead += fresh.length;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
    this.#base = offset;
    this.#at = 0;
    return bytes.length >= count;
  }

  u8(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new NeedsBytes(1);
    this.#at += 1;
    return byte;
  }

  u16(): number {
    return this.#view.getUint16(this.#take(2), this.#littleEndian);
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), this.#littleEndian);
  }

  i32(): number {
    return this.#view.getInt32(this.#take(4), this.#littleEndian);
  }

  /** Exact up to 2^53; larger lengths are beyond every source and stay so. */
  u64(): number {
    const at = this.#take(8);
    const [low, high] = this.#littleEndian ? [at, at + 4] : [at + 4, at];
    return (
      this.#view.getUint32(low, this.#littleEndian) + this.#view.getUint32(high, this.#littleEndian) * 2 ** 32
    );
  }

  /** Big endian whatever the order of integers is: as pickle has it. */
  f64(): number {
    return this.#view.getFloat64(this.#take(8), false);
  }

  /** A view, valid until the next `fill`. */
  take(count: number): Uint8Array {
    const at = this.#take(count);
    return this.#bytes.subarray(at, at + count);
  }

  /** The next bytes without passing them, as many as `most` where there are so many. A view. */
  peek(most: number): Uint8Array {
    const count = Math.min(most, this.remaining);
    if (this.#at + count > this.#bytes.length) throw new NeedsBytes(count);
    return this.#bytes.subarray(this.#at, this.#at + count);
  }

  /**
   * Bytes from an offset that was passed, as many as `most` where the source has so many; `undefined` where they are not
   * all at hand any more. A view.
   */
  again(offset: number, most: number): Uint8Array | undefined {
    const at = offset - this.#base;
    const end = at + Math.min(most, this.#source.size - offset);
    return at < 0 || end > this.#bytes.length ? undefined : this.#bytes.subarray(at, end);
  }

  /** Passes bytes unseen, however many. @returns false where the source has not so many */
  skip(count: number): boolean {
    if (count > this.remaining) return false;
    this.#at += count;
    return true;
  }

  /**
   * Passes a line with its line feed. A view without it, valid until the next `fill`; `undefined` where no line feed
   * follows within `most` bytes.
   */
  line(most: number): Uint8Array | undefined {
    const at = this.#at;
    const end = this.#bytes.indexOf(0x0a, at);
    if (end >= 0 && end - at <= most) {
      this.#at = end + 1;
      return this.#bytes.subarray(at, end);
    }
    const here = this.#bytes.length - at;
    if (end >= 0 || here > most || here >= this.remaining) return undefined;
    throw new NeedsBytes(Math.min(here + this.#chunk, this.remaining));
  }

  #take(count: number): number {
    const at = this.#at;
    if (at + count > this.#bytes.length) throw new NeedsBytes(count);
    this.#at = at + count;
    return at;
  }
}
