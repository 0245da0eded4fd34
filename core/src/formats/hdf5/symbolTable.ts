import type { AddressedFile } from './addressedFile.ts';
import { type Cursor, textOf } from './cursor.ts';
import { Hdf5Fault } from './hdf5Fault.ts';
import type { Hdf5Link } from './links.ts';

const mostNodes = 200_000;
/** What an entry keeps beside it (specification, III.C). */
const softLink = 2;

/**
 * The links of a group of the old kind: a version 1 B-tree over nodes of symbols, their names in a local heap.
 * @param message the body of a symbol table message
 * @throws Hdf5Fault
 */
export async function symbolTableLinks(file: AddressedFile, message: Cursor): Promise<readonly Hdf5Link[]> {
  const [tree, heap] = [message.address(), message.address()];
  if (tree === undefined || heap === undefined) throw new Hdf5Fault('has a group without its table');
  const names = await localHeap(file, heap);
  const links: Hdf5Link[] = [];
  const seen = new Set<number>();
  const waiting = [tree];
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (seen.has(address) || seen.size > mostNodes)
      throw new Hdf5Fault('has an index that leads in a circle');
    seen.add(address);
    const mark = await file.cursorUpTo(address, 8);
    if (mark.bytes[0] === 0x54) waiting.push(...(await childrenOf(file, address)));
    else links.push(...(await symbolsOf(file, address, names)));
    if (links.length > mostNodes) throw new Hdf5Fault('has a group without end');
  }
  return links;
}

/** The bytes that names lie in. */
async function localHeap(file: AddressedFile, address: number): Promise<Uint8Array> {
  const { widths } = file;
  const cursor = await file.cursor(address, 8 + 2 * widths.length + widths.address);
  cursor.signature('HEAP');
  cursor.version(0);
  cursor.skip(3);
  const length = cursor.length();
  cursor.length();
  const start = cursor.address();
  if (start === undefined) throw new Hdf5Fault('has a heap that lies nowhere');
  return file.read(start, length);
}

/** The nodes below a node of the B-tree. */
async function childrenOf(file: AddressedFile, address: number): Promise<readonly number[]> {
  const { widths } = file;
  const start = await file.cursor(address, 8 + 2 * widths.address);
  start.signature('TREE');
  if (start.u8() !== 0) throw new Hdf5Fault('has an index of another kind where a group needs one');
  start.skip(1);
  const count = start.u16();
  const cursor = await file.cursor(
    address + 8 + 2 * widths.address,
    count * (widths.length + widths.address),
  );
  const children: number[] = [];
  for (let at = 0; at < count; at += 1) {
    cursor.skip(widths.length);
    const child = cursor.address();
    if (child === undefined) throw new Hdf5Fault('has an index that leads nowhere');
    children.push(child);
  }
  return children;
}

async function symbolsOf(
  file: AddressedFile,
  address: number,
  names: Uint8Array,
): Promise<readonly Hdf5Link[]> {
  const { widths } = file;
  const start = await file.cursor(address, 8);
  start.signature('SNOD');
  start.version(1);
  start.skip(1);
  const count = start.u16();
  const cursor = await file.cursor(address + 8, count * (2 * widths.address + 24));
  const links: Hdf5Link[] = [];
  for (let at = 0; at < count; at += 1) {
    const nameAt = cursor.uint(widths.address);
    const object = cursor.address();
    const cached = cursor.u32();
    cursor.skip(4 + 16);
    if (nameAt >= names.length) throw new Hdf5Fault('has a name outside of its heap');
    const name = textOf(names.subarray(nameAt));
    if (cached === softLink) links.push({ kind: 'soft', name });
    else if (object === undefined) throw new Hdf5Fault('has a link that leads nowhere');
    else links.push({ kind: 'object', name, address: object });
  }
  return links;
}
