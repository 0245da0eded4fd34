import type { ByteSource } from '../../bytes/byteSource.ts';
import { UnreadableMember } from '../archive.ts';
import { Pace } from './pace.ts';

const chunk = 64 * 1024;

/** Packed bytes, read forward through a window, so that decoders can run on it without waiting for each byte. */
export class PackedInput {
  /** The bytes at hand. */
  bytes = new Uint8Array();
  /** Index in `bytes` of the next one; a decoder moves it. */
  at = 0;
  readonly #source: ByteSource;
  /** Offset in the source of the first byte at hand. */
  #base: number;
  readonly #pace = new Pace();

  constructor(source: ByteSource, offset: number) {
    this.#source = source;
    this.#base = offset;
  }

  /** Offset in the source of the next byte. */
  get offset(): number {
    return this.#base + this.at;
  }

  /** Bytes at hand from the position on. */
  get ahead(): number {
    return this.bytes.length - this.at;
  }

  /** True where no byte follows those at hand. */
  get isAtEnd(): boolean {
    return this.#base + this.bytes.length >= this.#source.size;
  }

  /** Moves to any place of the source. */
  seek(offset: number): void {
    const index = offset - this.#base;
    if (index >= 0 && index <= this.bytes.length) {
      this.at = index;
    } else {
      this.bytes = new Uint8Array();
      this.#base = offset;
      this.at = 0;
    }
  }

  /** Has at least `count` bytes at hand, or all that there are. @returns false where there are fewer */
  async fill(count: number): Promise<boolean> {
    if (this.ahead >= count) return true;
    if (this.isAtEnd) return false;
    await this.#pace.rest();
    const kept = this.bytes.subarray(this.at);
    const offset = this.offset;
    const fresh = await this.#source.read(offset + kept.length, Math.max(chunk, count));
    const bytes = new Uint8Array(kept.length + fresh.length);
    bytes.set(kept);
    bytes.set(fresh, kept.length);
    this.bytes = bytes;
    this.#base = offset;
    this.at = 0;
    return bytes.length >= count;
  }

  /**
   * The next bytes, which are passed; a view that the next call may overwrite.
   * @throws UnreadableMember where there are fewer
   */
  async take(count: number): Promise<Uint8Array> {
    if (!(await this.fill(count))) throw truncated();
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  async byte(): Promise<number> {
    return (await this.take(1))[0] ?? 0;
  }

  /** Little-endian. */
  async u32(): Promise<number> {
    return u32(await this.take(4), 0);
  }
}

/** A little-endian number; zero beyond the end. */
export function u32(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24)) >>>
    0
  );
}

export function truncated(): UnreadableMember {
  return new UnreadableMember('archive-header-mismatch', 'the compressed data ends in the middle');
}

/** @param what for people: `a match that begins before the data` */
export function broken(what: string): UnreadableMember {
  return new UnreadableMember('archive-header-mismatch', `the compressed data is broken: ${what}`);
}
