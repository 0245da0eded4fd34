import type { AddressedFile } from './addressedFile.ts';
import { recordsOfTree } from './btree2.ts';
import { bytesFor, Cursor } from './cursor.ts';
import { Hdf5Fault } from './hdf5Fault.ts';

/** Indirect blocks within indirect blocks. */
const deepest = 64;

/** A fractal heap (specification, III.G): where links and attributes lie when an object has many. */
export class FractalHeap {
  readonly #file: AddressedFile;
  readonly #header: HeapHeader;

  private constructor(file: AddressedFile, header: HeapHeader) {
    this.#file = file;
    this.#header = header;
  }

  /** @throws Hdf5Fault */
  static async open(file: AddressedFile, address: number): Promise<FractalHeap> {
    return new FractalHeap(file, readHeader(await file.cursorUpTo(address, 256)));
  }

  /**
   * The object that a heap id names.
   * @throws Hdf5Fault where it is kept in a way that is not read
   */
  async object(id: Uint8Array): Promise<Uint8Array> {
    const cursor = new Cursor(id, this.#file.widths);
    const kind = (cursor.u8() >> 4) & 3;
    if (kind === 0) {
      const offset = cursor.uint(this.#header.offsetWidth);
      return this.#managed(offset, cursor.uint(this.#header.lengthWidth));
    }
    if (kind === 2) return this.#tiny(id);
    if (kind !== 1) throw new Hdf5Fault('keeps an object in a way that is not known');
    const { widths } = this.#file;
    if (id.length < 1 + widths.address + widths.length)
      return this.#huge(cursor.uint(Math.min(id.length - 1, widths.length)));
    return this.#at(cursor);
  }

  /** An object that the heap lists by number in an index of its own: address, length, number. */
  async #huge(number: number): Promise<Uint8Array> {
    const { hugeIndex } = this.#header;
    if (hugeIndex === undefined) throw new Hdf5Fault('keeps an object nowhere');
    const { widths } = this.#file;
    for (const record of await recordsOfTree(this.#file, hugeIndex)) {
      if (new Cursor(record, widths, widths.address + widths.length).length() === number)
        return this.#at(new Cursor(record, widths));
    }
    throw new Hdf5Fault('keeps an object nowhere');
  }

  #at(cursor: Cursor): Promise<Uint8Array> {
    const address = cursor.address();
    if (address === undefined) throw new Hdf5Fault('keeps an object nowhere');
    return this.#file.read(address, cursor.length());
  }

  #tiny(id: Uint8Array): Uint8Array {
    const first = id[0] ?? 0;
    const isShort = id.length <= 18;
    const length = isShort ? (first & 0x0f) + 1 : (((first & 0x0f) << 8) | (id[1] ?? 0)) + 1;
    return id.subarray(isShort ? 1 : 2, (isShort ? 1 : 2) + length);
  }

  async #managed(offset: number, length: number): Promise<Uint8Array> {
    const { rootAddress, rootRows } = this.#header;
    if (rootAddress === undefined) throw new Hdf5Fault('keeps an object in an empty heap');
    if (rootRows === 0) return this.#file.read(rootAddress + offset, length);
    return this.#below(rootAddress, rootRows, offset, length, 0);
  }

  async #below(
    address: number,
    rows: number,
    offset: number,
    length: number,
    depth: number,
  ): Promise<Uint8Array> {
    if (depth > deepest) throw new Hdf5Fault('has a heap without end');
    const { width, startSize, directRows, offsetWidth } = this.#header;
    const row = offset < width * startSize ? 0 : Math.floor(Math.log2(offset / (width * startSize))) + 1;
    const size = startSize * 2 ** Math.max(0, row - 1);
    const rowStart = row === 0 ? 0 : width * startSize * 2 ** (row - 1);
    const column = Math.floor((offset - rowStart) / size);
    if (row >= rows) throw new Hdf5Fault('keeps an object outside of its heap');
    const { address: addressWidth } = this.#file.widths;
    const entries = 4 + 1 + addressWidth + offsetWidth;
    const cursor = await this.#file.cursor(address, entries + rows * width * addressWidth);
    cursor.signature('FHIB');
    cursor.skip(entries - 4 + (row * width + column) * addressWidth);
    const child = cursor.address();
    if (child === undefined) throw new Hdf5Fault('keeps an object nowhere');
    const within = offset - rowStart - column * size;
    if (row < directRows) return this.#file.read(child + within, length);
    const childRows = Math.log2(size) - Math.log2(startSize * width) + 1;
    return this.#below(child, childRows, within, length, depth + 1);
  }
}

interface HeapHeader {
  readonly offsetWidth: number;
  readonly lengthWidth: number;
  /** Blocks in a row. */
  readonly width: number;
  readonly startSize: number;
  /** Rows whose blocks hold objects, not blocks. */
  readonly directRows: number;
  readonly hugeIndex: number | undefined;
  readonly rootAddress: number | undefined;
  /** 0 where the root is a block that holds objects. */
  readonly rootRows: number;
}

function readHeader(cursor: Cursor): HeapHeader {
  const { address, length } = cursor.widths;
  cursor.signature('FRHP');
  cursor.version(0);
  cursor.skip(2);
  if (cursor.u16() !== 0) throw new Hdf5Fault('has a compressed heap, which is not read');
  cursor.skip(1);
  const mostManaged = cursor.u32();
  cursor.skip(length);
  const hugeIndex = cursor.address();
  // Free space and counts.
  cursor.skip(length + address + 8 * length);
  const width = cursor.u16();
  const startSize = cursor.length();
  const mostDirect = cursor.length();
  const bits = cursor.u16();
  cursor.skip(2);
  const rootAddress = cursor.address();
  const rootRows = cursor.u16();
  if (width === 0 || !isPower(startSize) || !isPower(mostDirect) || mostDirect < startSize || bits > 64)
    throw new Hdf5Fault('has a heap of impossible sizes');
  const lengthWidth = Math.min(Math.ceil(Math.log2(mostDirect) / 8), bytesFor(mostManaged));
  return {
    offsetWidth: Math.ceil(bits / 8),
    lengthWidth,
    width,
    startSize,
    directRows: Math.log2(mostDirect) - Math.log2(startSize) + 2,
    hugeIndex,
    rootAddress,
    rootRows,
  };
}

function isPower(size: number): boolean {
  return size > 0 && Number.isInteger(Math.log2(size));
}
