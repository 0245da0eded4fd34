import { TextDecoder } from 'node:util';
import type { ByteSource } from '../../bytes/byteSource.ts';
import { ByteWindow } from '../../bytes/byteWindow.ts';
import { type StructureFault, UnreadableStructure } from '../structureFault.ts';

/** How the value of a field is written (protobuf.dev/programming-guides/encoding). */
export const wireTypes = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;
export type WireType = (typeof wireTypes)[keyof typeof wireTypes];

/** A field of a message, its value not yet passed unless it is a varint. */
export interface Field {
  readonly number: number;
  readonly wireType: WireType;
  /** Of the tag. */
  readonly offset: number;
  /** Of a varint, exact up to 2^53; 0 for others. */
  readonly value: number;
  /** Where the value ends. */
  readonly end: number;
}

/** Fields of one file; more take longer than any loader would. */
const mostFields = 20_000_000;
/** Tag and varint at their longest. */
const longestStart = 20;
/** Little, since tensors are passed over and not read. */
const chunk = 64 * 1024;

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Reads protobuf forward from a source, field by field, as messages lie in each other; what is passed is not read.
 * Methods throw `UnreadableStructure` where the bytes are no protobuf, and what `ByteSource.read` throws.
 */
export class ProtobufReader {
  readonly #window: ByteWindow;
  readonly #signal: AbortSignal | undefined;
  #fields = 0;
  #fault: StructureFault | undefined;

  constructor(source: ByteSource, signal?: AbortSignal) {
    this.#window = new ByteWindow(source, 0, { chunk });
    this.#signal = signal;
  }

  get offset(): number {
    return this.#window.offset;
  }

  /** That a field claims more than there is. It is read as far as it goes, so that what stands in it is known. */
  get fault(): StructureFault | undefined {
    return this.#fault;
  }

  /**
   * The next field of the message that ends at `end`; `undefined` at its end. The caller reads or passes the value
   * before it asks for the next one.
   */
  async next(end: number): Promise<Field | undefined> {
    const window = this.#window;
    const offset = window.offset;
    if (offset >= end) return undefined;
    this.#fields += 1;
    if (this.#fields > mostFields)
      throw new UnreadableStructure(`It has more than ${mostFields} fields.`, offset, true);
    if (window.atHand < longestStart)
      await window.fill(Math.min(longestStart, window.remaining), this.#signal);
    const tag = this.#varint(end);
    const number = Math.floor(tag / 8);
    if (number < 1 || number >= 2 ** 29)
      throw new UnreadableStructure(`At ${offset} is no protobuf: a field has the number ${number}.`, offset);
    switch (tag % 8) {
      case wireTypes.varint: {
        const value = this.#varint(end);
        return { number, wireType: wireTypes.varint, offset, value, end: window.offset };
      }
      case wireTypes.fixed64:
        return this.#field(number, wireTypes.fixed64, offset, 8, end);
      case wireTypes.fixed32:
        return this.#field(number, wireTypes.fixed32, offset, 4, end);
      case wireTypes.bytes:
        return this.#field(number, wireTypes.bytes, offset, this.#varint(end), end);
      default:
        throw new UnreadableStructure(
          `At ${offset} is no protobuf that is written today: wire type ${tag % 8}.`,
          offset,
        );
    }
  }

  /** Passes the value of a field, however long, unread. */
  pass(field: Field): void {
    this.#window.skip(field.end - this.#window.offset);
  }

  /** The value of a field as a text. Longer than `longest` bytes is over the limit. */
  async text(field: Field, longest: number): Promise<string> {
    const length = field.end - this.#window.offset;
    if (length > longest)
      throw new UnreadableStructure(
        `A name of ${length} bytes is there; at most ${longest} are read.`,
        field.offset,
        true,
      );
    if (length === 0) return '';
    if (this.#window.atHand < length) await this.#window.fill(length, this.#signal);
    return utf8.decode(this.#window.take(length));
  }

  #field(number: number, wireType: WireType, offset: number, length: number, end: number): Field {
    const stop = this.#window.offset + length;
    if (stop > end)
      this.#fault ??= {
        state: 'undecidable',
        message: `The field at ${offset} claims ${length} bytes, more than its message or the file has: it was cut, or it lies.`,
        offset,
      };
    return { number, wireType, offset, value: 0, end: Math.min(stop, end) };
  }

  #varint(end: number): number {
    const window = this.#window;
    const offset = window.offset;
    let [value, scale] = [0, 1];
    for (let count = 0; count < 10 && window.offset < end; count += 1) {
      const byte = window.u8();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    throw new UnreadableStructure(`At ${offset} is no protobuf: a number does not end.`, offset);
  }
}
