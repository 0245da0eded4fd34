import type { AddressedFile } from './addressedFile.ts';
import { Hdf5Fault } from './hdf5Fault.ts';

const mostObjects = 65_536;

/**
 * An object of a global heap collection (specification, III.E), where values of variable length lie.
 * @throws Hdf5Fault
 */
export async function globalHeapObject(
  file: AddressedFile,
  address: number,
  index: number,
): Promise<Uint8Array> {
  const { widths } = file;
  const header = 8 + widths.length;
  const start = await file.cursor(address, header);
  start.signature('GCOL');
  start.version(1);
  start.skip(3);
  const end = address + start.length();
  const objectHeader = 8 + widths.length;
  let at = address + header;
  for (let count = 0; count < mostObjects && at + objectHeader <= end; count += 1) {
    const cursor = await file.cursor(at, objectHeader);
    const found = cursor.u16();
    cursor.skip(6);
    const length = cursor.length();
    if (found === index) return file.read(at + objectHeader, length);
    // The free space at the end.
    if (found === 0) break;
    at += objectHeader + Math.ceil(length / 8) * 8;
  }
  throw new Hdf5Fault('refers to a text that is not there');
}
