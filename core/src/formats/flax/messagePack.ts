import type { ByteSource } from '../../bytes/byteSource.ts';
import { ByteWindow } from '../../bytes/byteWindow.ts';
import { UnreadableStructure } from '../structureFault.ts';

/** One value of MessagePack (github.com/msgpack/msgpack, spec.md), without what lies in it. */
export type MessagePackValue =
  | { readonly kind: 'map' | 'array'; readonly count: number }
  | { readonly kind: 'text' | 'binary'; readonly length: number }
  | { readonly kind: 'extension'; readonly length: number; readonly type: number }
  | { readonly kind: 'scalar' };

const longestHead = 9;

/** Reads MessagePack forward, value by value; the contents of texts, binaries and extensions are passed by the caller. */
export class MessagePackReader {
  readonly #window: ByteWindow;
  readonly #signal: AbortSignal | undefined;

  constructor(source: ByteSource, signal?: AbortSignal) {
    this.#window = new ByteWindow(source, 0, { littleEndian: false, chunk: 64 * 1024 });
    this.#signal = signal;
  }

  get offset(): number {
    return this.#window.offset;
  }

  /** @throws UnreadableStructure where the file ends; what `ByteSource.read` throws */
  async next(): Promise<MessagePackValue> {
    const window = this.#window;
    if (window.atHand < longestHead) await window.fill(Math.min(longestHead, window.remaining), this.#signal);
    const { offset } = window;
    const value = window.remaining > 0 ? this.#value() : undefined;
    if (value === undefined) throw new UnreadableStructure('The file ends in the middle of a value.', offset);
    return value;
  }

  /** Passes bytes unread. @throws UnreadableStructure where there are not so many */
  pass(length: number): void {
    const { offset } = this.#window;
    if (!this.#window.skip(length))
      throw new UnreadableStructure(`The value at ${offset} claims more bytes than the file has.`, offset);
  }

  #value(): MessagePackValue | undefined {
    const byte = this.#window.u8();
    if (byte <= 0x7f || byte >= 0xe0) return { kind: 'scalar' };
    if (byte <= 0x8f) return { kind: 'map', count: byte & 0x0f };
    if (byte <= 0x9f) return { kind: 'array', count: byte & 0x0f };
    if (byte <= 0xbf) return { kind: 'text', length: byte & 0x1f };
    const width = widths[byte];
    if (width === undefined || this.#window.remaining < width.bytes) return undefined;
    switch (width.kind) {
      case 'scalar':
        this.#window.skip(width.bytes);
        return { kind: 'scalar' };
      case 'fixed': {
        const type = this.#window.u8();
        return { kind: 'extension', length: width.length, type };
      }
      case 'extension': {
        const length = this.#integer(width.bytes - 1);
        return { kind: 'extension', length, type: this.#window.u8() };
      }
      case 'map':
      case 'array':
        return { kind: width.kind, count: this.#integer(width.bytes) };
      default:
        return { kind: width.kind, length: this.#integer(width.bytes) };
    }
  }

  #integer(bytes: number): number {
    if (bytes === 1) return this.#window.u8();
    return bytes === 2 ? this.#window.u16() : this.#window.u32();
  }
}

type Width =
  | { readonly kind: 'fixed'; readonly bytes: number; readonly length: number }
  | { readonly kind: 'scalar' | 'map' | 'array' | 'text' | 'binary' | 'extension'; readonly bytes: number };

/** The bytes behind the first one, by it; 0xc1 is never used. */
const widths: Readonly<Record<number, Width>> = {
  192: { kind: 'scalar', bytes: 0 },
  194: { kind: 'scalar', bytes: 0 },
  195: { kind: 'scalar', bytes: 0 },
  196: { kind: 'binary', bytes: 1 },
  197: { kind: 'binary', bytes: 2 },
  198: { kind: 'binary', bytes: 4 },
  199: { kind: 'extension', bytes: 2 },
  200: { kind: 'extension', bytes: 3 },
  201: { kind: 'extension', bytes: 5 },
  202: { kind: 'scalar', bytes: 4 },
  203: { kind: 'scalar', bytes: 8 },
  204: { kind: 'scalar', bytes: 1 },
  205: { kind: 'scalar', bytes: 2 },
  206: { kind: 'scalar', bytes: 4 },
  207: { kind: 'scalar', bytes: 8 },
  208: { kind: 'scalar', bytes: 1 },
  209: { kind: 'scalar', bytes: 2 },
  210: { kind: 'scalar', bytes: 4 },
  211: { kind: 'scalar', bytes: 8 },
  212: { kind: 'fixed', bytes: 1, length: 1 },
  213: { kind: 'fixed', bytes: 1, length: 2 },
  214: { kind: 'fixed', bytes: 1, length: 4 },
  215: { kind: 'fixed', bytes: 1, length: 8 },
  216: { kind: 'fixed', bytes: 1, length: 16 },
  217: { kind: 'text', bytes: 1 },
  218: { kind: 'text', bytes: 2 },
  219: { kind: 'text', bytes: 4 },
  220: { kind: 'array', bytes: 2 },
  221: { kind: 'array', bytes: 4 },
  222: { kind: 'map', bytes: 2 },
  223: { kind: 'map', bytes: 4 },
};
