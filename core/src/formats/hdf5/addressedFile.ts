import type { ByteSource } from '../../bytes/byteSource.ts';
import { Cursor, type Widths } from './cursor.ts';
import { Hdf5Fault } from './hdf5Fault.ts';

const pageSize = 64 * 1024;
/** Pages that are kept: structures refer back and forth. */
const mostPages = 32;
/** Of one structure. The texts of the largest models have some megabytes. */
const longestRead = 64 * 1024 * 1024;
/** Of all structures of one file. */
const mostBytes = 512 * 1024 * 1024;
const mostReads = 2_000_000;

/** A file whose structures name each other by address; reads them by pages, and no more than a bounded lot. */
export class AddressedFile {
  readonly widths: Widths;
  readonly #source: ByteSource;
  readonly #base: number;
  readonly #signal: AbortSignal | undefined;
  readonly #pages = new Map<number, Uint8Array>();
  /** Bytes of structures. */
  #taken = 0;
  #reads = 0;

  constructor(source: ByteSource, base: number, widths: Widths, signal?: AbortSignal) {
    this.#source = source;
    this.#base = base;
    this.widths = widths;
    this.#signal = signal;
  }

  /** Bytes of the structures that were read. */
  get taken(): number {
    return this.#taken;
  }

  /**
   * A structure's bytes; the caller may keep them.
   * @throws Hdf5Fault beyond the end or a limit; ByteReadError; the signal's reason
   */
  async read(address: number, length: number): Promise<Uint8Array> {
    const start = this.#base + address;
    if (length > longestRead)
      throw new Hdf5Fault(`has a structure of more than ${longestRead / 1024 ** 2} MiB`);
    if (start + length > this.#source.size) throw new Hdf5Fault('refers to bytes beyond its end');
    this.#taken += length;
    this.#reads += 1;
    if (this.#taken > mostBytes || this.#reads > mostReads)
      throw new Hdf5Fault('has more structures than are read');
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length; ) {
      const at = start + done;
      const page = await this.#page(Math.floor(at / pageSize));
      const part = page.subarray(at % pageSize, (at % pageSize) + length - done);
      if (part.length === 0) throw new Hdf5Fault('ends sooner than it should');
      bytes.set(part, done);
      done += part.length;
    }
    return bytes;
  }

  async cursor(address: number, length: number): Promise<Cursor> {
    return new Cursor(await this.read(address, length), this.widths);
  }

  /** As `cursor`, but no further than the end of the file: for structures that tell their length themselves. */
  async cursorUpTo(address: number, length: number): Promise<Cursor> {
    return this.cursor(address, Math.max(0, Math.min(length, this.#source.size - this.#base - address)));
  }

  async #page(index: number): Promise<Uint8Array> {
    const known = this.#pages.get(index);
    if (known !== undefined) return known;
    const page = (await this.#source.read(index * pageSize, pageSize, this.#signal)).slice();
    const [oldest] = this.#pages.keys();
    if (this.#pages.size >= mostPages && oldest !== undefined) this.#pages.delete(oldest);
    this.#pages.set(index, page);
    return page;
  }
}
