import { TextDecoder } from 'node:util';
import type { ByteSource } from '../../bytes/byteSource.ts';
import { ByteWindow } from '../../bytes/byteWindow.ts';
import { UnreadableStructure } from '../structureFault.ts';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads the parts of which a GGUF header is made, forward. All methods throw `UnreadableStructure` at the end. */
export class GgufCursor {
  readonly #window: ByteWindow;
  readonly #littleEndian: boolean;
  /** Bytes of a count or a length: four in version 1, else eight. */
  readonly #sizeBytes: 4 | 8;
  readonly #signal: AbortSignal | undefined;

  constructor(
    source: ByteSource,
    offset: number,
    { littleEndian, sizeBytes }: { readonly littleEndian: boolean; readonly sizeBytes: 4 | 8 },
    signal?: AbortSignal,
  ) {
    this.#window = new ByteWindow(source, offset, { littleEndian });
    this.#littleEndian = littleEndian;
    this.#sizeBytes = sizeBytes;
    this.#signal = signal;
  }

  get offset(): number {
    return this.#window.offset;
  }

  get remaining(): number {
    return this.#window.remaining;
  }

  async u32(): Promise<number> {
    if (this.#window.atHand < 4) await this.#fill(4);
    return this.#window.u32();
  }

  /** Exact up to 2^53. */
  async u64(): Promise<number> {
    if (this.#window.atHand < 8) await this.#fill(8);
    return this.#window.u64();
  }

  /** A count or a length. */
  size(): Promise<number> {
    return this.#sizeBytes === 4 ? this.u32() : this.u64();
  }

  async scalar<T>(bytes: number, read: (view: DataView, littleEndian: boolean) => T): Promise<T> {
    if (this.#window.atHand < bytes) await this.#fill(bytes);
    const taken = this.#window.take(bytes);
    return read(new DataView(taken.buffer, taken.byteOffset, bytes), this.#littleEndian);
  }

  /** A text, or how many bytes it has where that is more than `longest`. */
  async text(longest: number): Promise<string | number> {
    const length = await this.size();
    if (length > longest) {
      this.skip(length);
      return length;
    }
    if (length === 0) return '';
    if (this.#window.atHand < length) await this.#fill(length);
    return utf8.decode(this.#window.take(length));
  }

  /** Passes texts unseen, hundreds of thousands in a vocabulary. */
  async skipTexts(count: number): Promise<void> {
    const window = this.#window;
    for (let left = count; left > 0; left -= 1) {
      if (window.atHand < this.#sizeBytes) await this.#fill(this.#sizeBytes);
      this.skip(this.#sizeBytes === 4 ? window.u32() : window.u64());
    }
  }

  skip(bytes: number): void {
    if (!this.#window.skip(bytes)) throw this.#cut(bytes);
  }

  async #fill(bytes: number): Promise<void> {
    if (!(await this.#window.fill(bytes, this.#signal))) throw this.#cut(bytes);
  }

  #cut(bytes: number): UnreadableStructure {
    return new UnreadableStructure(
      `The header asks for ${bytes} bytes at ${this.offset}, and the file has ${this.remaining} more: it was cut, or it lies.`,
      this.offset,
    );
  }
}
