import { Hdf5Fault } from './hdf5Fault.ts';

/** How wide a file writes its addresses and its lengths, in bytes. */
export interface Widths {
  readonly address: number;
  readonly length: number;
}

/** Reads little-endian fields of a structure one after the other. */
export class Cursor {
  readonly bytes: Uint8Array;
  readonly widths: Widths;
  readonly #view: DataView;
  #at: number;

  constructor(bytes: Uint8Array, widths: Widths, at = 0) {
    this.bytes = bytes;
    this.widths = widths;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = at;
  }

  get position(): number {
    return this.#at;
  }

  get left(): number {
    return this.bytes.length - this.#at;
  }

  skip(length: number): void {
    this.take(length);
  }

  take(length: number): Uint8Array {
    if (length < 0 || length > this.left) throw new Hdf5Fault('has a structure that is cut short');
    const taken = this.bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return taken;
  }

  u8(): number {
    return this.uint(1);
  }

  u16(): number {
    return this.uint(2);
  }

  u32(): number {
    return this.uint(4);
  }

  /** An unsigned number of up to 8 bytes; beyond 2^53 it is no place and no size of anything. */
  uint(width: number): number {
    const at = this.#at;
    this.take(width);
    if (width === 1) return this.#view.getUint8(at);
    if (width === 2) return this.#view.getUint16(at, true);
    if (width === 4) return this.#view.getUint32(at, true);
    let value = 0;
    for (let place = width - 1; place >= 0; place -= 1) value = value * 256 + this.#view.getUint8(at + place);
    return value;
  }

  /** An address; `undefined` for the one that means none, all bits set. */
  address(): number | undefined {
    const at = this.#at;
    const value = this.uint(this.widths.address);
    return this.bytes.subarray(at, this.#at).every((byte) => byte === 0xff) ? undefined : value;
  }

  length(): number {
    return this.uint(this.widths.length);
  }

  /** @throws Hdf5Fault where other bytes stand here */
  signature(expected: string): void {
    const found = String.fromCharCode(...this.take(4));
    if (found !== expected) throw new Hdf5Fault(`lacks the mark ${expected} where a structure should begin`);
  }

  /** @throws Hdf5Fault where another version stands here */
  version(...known: readonly number[]): number {
    const version = this.u8();
    if (!known.includes(version))
      throw new Hdf5Fault(`has a structure of version ${version}, which is not known`);
    return version;
  }
}

/** Text up to its first NUL. */
export function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end === -1 ? bytes : bytes.subarray(0, end));
}

/** Bytes that a number up to `limit` takes. */
export function bytesFor(limit: number): number {
  return Math.floor(Math.log2(Math.max(1, limit)) / 8) + 1;
}
