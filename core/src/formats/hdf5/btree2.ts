import type { AddressedFile } from './addressedFile.ts';
import { bytesFor } from './cursor.ts';
import { Hdf5Fault } from './hdf5Fault.ts';

const mostRecords = 200_000;
const deepest = 16;
/** Mark, version, type and checksum. */
const overhead = 10;

/**
 * All records of a version 2 B-tree (specification, III.A.2), in whatever order they stand.
 * @throws Hdf5Fault
 */
export async function recordsOfTree(file: AddressedFile, address: number): Promise<readonly Uint8Array[]> {
  const { widths } = file;
  const header = await file.cursor(address, 22 + widths.address + 2 + widths.length);
  header.signature('BTHD');
  header.version(0);
  header.skip(1);
  const nodeSize = header.u32();
  const recordSize = header.u16();
  const depth = header.u16();
  header.skip(2);
  const root = header.address();
  const count = header.u16();
  if (root === undefined || count === 0) return [];
  if (recordSize === 0 || nodeSize < overhead + recordSize || depth > deepest)
    throw new Hdf5Fault('has an index of impossible sizes');
  const levels = levelsOf(nodeSize, recordSize, depth, widths.address);
  const records: Uint8Array[] = [];
  const waiting = [{ address: root, count, level: depth }];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const cursor = await file.cursor(node.address, nodeSize);
    cursor.signature(node.level === 0 ? 'BTLF' : 'BTIN');
    cursor.skip(2);
    for (let at = 0; at < node.count; at += 1) records.push(cursor.take(recordSize));
    if (records.length + waiting.length > mostRecords) throw new Hdf5Fault('has an index without end');
    const below = levels[node.level - 1];
    for (let at = 0; below !== undefined && at <= node.count; at += 1) {
      const child = cursor.address();
      const inChild = cursor.uint(below.countWidth);
      cursor.skip(below.totalWidth);
      if (child === undefined) throw new Hdf5Fault('has an index that leads nowhere');
      waiting.push({ address: child, count: inChild, level: node.level - 1 });
    }
  }
  return records;
}

/** How a pointer to a node of each level counts the records in it, and in all below it. */
interface Level {
  readonly countWidth: number;
  readonly totalWidth: number;
}

function levelsOf(
  nodeSize: number,
  recordSize: number,
  depth: number,
  addressWidth: number,
): readonly Level[] {
  const inLeaf = Math.floor((nodeSize - overhead) / recordSize);
  const countWidth = bytesFor(inLeaf);
  const levels: Level[] = [{ countWidth, totalWidth: 0 }];
  let total = inLeaf;
  let totalWidth = 0;
  for (let level = 1; level <= depth; level += 1) {
    const pointer = addressWidth + countWidth + totalWidth;
    const inNode = Math.floor((nodeSize - overhead - pointer) / (recordSize + pointer));
    total = (inNode + 1) * total + inNode;
    totalWidth = bytesFor(total);
    levels.push({ countWidth, totalWidth });
  }
  return levels;
}
