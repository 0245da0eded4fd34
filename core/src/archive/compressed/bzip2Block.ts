import type { BitReader } from './bitReader.ts';
import { type Bzip2Code, readBzip2Codes } from './bzip2Codes.ts';
import { broken, truncated } from './packedInput.ts';

/** Symbols that share one code before the next is chosen. */
const groupSize = 50;
const chunk = 256 * 1024;

/** A block whose last step, runs of equal bytes, is still to be undone. */
export interface Bzip2Block {
  /** Low byte: a byte of the sorted block; above: the index of the next. */
  readonly links: Uint32Array;
  readonly first: number;
}

/**
 * Reads a block behind its magic number and undoes the sorting.
 * @param links room for as many bytes as a block of this stream may have; the answer is a part of it
 * @throws UnreadableMember where it is broken
 */
export function readBzip2Block(bits: BitReader, links: Uint32Array): Bzip2Block {
  // The checksum is not compared: contents decide.
  bits.position += 32;
  if (bits.read(1) !== 0) throw broken('a randomised block, which nothing has written since 1997');
  const origin = bits.read(24);
  const bytes = readUsedBytes(bits);
  const { codes, selectors } = readCodes(bits, bytes.length + 2);
  const length = readSymbols(bits, bytes, codes, selectors, links);
  if (bits.isBeyondEnd) throw truncated();
  if (origin >= length) throw broken('a block begins outside itself');
  return { links: sort(links.subarray(0, length)), first: origin };
}

function readUsedBytes(bits: BitReader): Uint8Array {
  const used: number[] = [];
  const ranges = bits.read(16);
  for (let range = 0; range < 16; range += 1) {
    if ((ranges & (0x8000 >> range)) === 0) continue;
    const members = bits.read(16);
    for (let member = 0; member < 16; member += 1) {
      if ((members & (0x8000 >> member)) !== 0) used.push(range * 16 + member);
    }
  }
  if (used.length === 0) throw broken('a block without any byte');
  return Uint8Array.from(used);
}

function readCodes(bits: BitReader, symbols: number): { codes: Bzip2Code[]; selectors: Uint8Array } {
  const count = bits.read(3);
  if (count < 2 || count > 6) throw broken('a number of codes that does not exist');
  const selectors = new Uint8Array(bits.read(15));
  const order = Uint8Array.from({ length: count }, (_, index) => index);
  for (let group = 0; group < selectors.length; group += 1) {
    let index = 0;
    while (bits.read(1) === 1) index += 1;
    if (index >= count) throw broken('a code that does not exist');
    selectors[group] = moveToFront(order, index);
  }
  return { codes: readBzip2Codes(bits, count, symbols), selectors };
}

function moveToFront(order: Uint8Array, index: number): number {
  const found = order[index] ?? 0;
  // A native copy costs more than these few steps.
  for (let at = index; at > 0; at -= 1) order[at] = order[at - 1] ?? 0;
  order[0] = found;
  return found;
}

/** Undoes the Huffman code, the runs of the first symbol, and move-to-front. @returns how many bytes there are */
function readSymbols(
  bits: BitReader,
  order: Uint8Array,
  codes: readonly Bzip2Code[],
  selectors: Uint8Array,
  target: Uint32Array,
): number {
  const last = order.length + 1;
  let length = 0;
  let run = 0;
  let runUnit = 1;
  for (const selector of selectors) {
    const code = codes[selector];
    if (code === undefined) throw broken('a code that does not exist');
    for (let left = groupSize; left > 0; left -= 1) {
      const symbol = code.next(bits);
      if (symbol <= 1) {
        // The two run symbols are the digits of a number in the bijective base 2.
        run += runUnit << symbol;
        runUnit *= 2;
        if (run > target.length) throw broken('a run that is longer than its block');
        continue;
      }
      if (run > 0) {
        if (length + run > target.length) throw broken('a block that is longer than it may be');
        target.fill(order[0] ?? 0, length, length + run);
        length += run;
        run = 0;
        runUnit = 1;
      }
      if (symbol === last) return length;
      if (length === target.length) throw broken('a block that is longer than it may be');
      target[length] = moveToFront(order, symbol - 1);
      length += 1;
    }
  }
  throw broken('a block without an end');
}

/** Undoes the Burrows-Wheeler transform: each byte learns where the next one stands. */
function sort(links: Uint32Array): Uint32Array {
  const places = new Uint32Array(256);
  for (const byte of links) places[byte] = (places[byte] ?? 0) + 1;
  let before = 0;
  for (let byte = 0; byte < 256; byte += 1) {
    const count = places[byte] ?? 0;
    places[byte] = before;
    before += count;
  }
  for (let index = 0; index < links.length; index += 1) {
    const byte = (links[index] ?? 0) & 0xff;
    const place = places[byte] ?? 0;
    links[place] = (links[place] ?? 0) | (index << 8);
    places[byte] = place + 1;
  }
  return links;
}

/** The bytes of a block, in chunks: after four equal ones stands how often more they repeat. */
export function* bytesOfBlock({ links, first }: Bzip2Block): Generator<Uint8Array, void> {
  let target = new Uint8Array(chunk + 255);
  let length = 0;
  let link = links[first] ?? 0;
  let previous = -1;
  let equal = 0;
  for (let left = links.length; left > 0; left -= 1) {
    link = links[link >>> 8] ?? 0;
    const byte = link & 0xff;
    if (equal === 4) {
      target.fill(previous, length, length + byte);
      length += byte;
      equal = 0;
      previous = -1;
    } else {
      equal = byte === previous ? equal + 1 : 1;
      previous = byte;
      target[length] = byte;
      length += 1;
    }
    if (length >= chunk) {
      yield target.subarray(0, length);
      target = new Uint8Array(chunk + 255);
      length = 0;
    }
  }
  yield target.subarray(0, length);
}
