import type { AddressedFile } from './addressedFile.ts';
import { recordsOfTree } from './btree2.ts';
import { Cursor, textOf } from './cursor.ts';
import { FractalHeap } from './fractalHeap.ts';
import { globalHeapObject } from './globalHeap.ts';
import { Hdf5Fault } from './hdf5Fault.ts';
import { type HeaderMessage, messageKinds } from './objectHeader.ts';

/** An attribute of an object. */
export interface Hdf5Attribute {
  readonly name: string;
  /** What a text or an opaque value holds; absent for numbers and for lists of texts. */
  readonly bytes?: Uint8Array;
}

const classes = { string: 3, opaque: 5, variable: 9 } as const;

/**
 * The attributes of an object, in its header or in a heap; what cannot be read is left out and told.
 * @param onFault what is told; follows "it"
 */
export async function attributesOf(
  file: AddressedFile,
  messages: readonly HeaderMessage[],
  onFault: (reason: string) => void,
): Promise<readonly Hdf5Attribute[]> {
  const attributes: Hdf5Attribute[] = [];
  const attempt = async (read: () => Promise<Hdf5Attribute | undefined>): Promise<void> => {
    try {
      const attribute = await read();
      if (attribute !== undefined) attributes.push(attribute);
    } catch (fault) {
      if (!(fault instanceof Hdf5Fault)) throw fault;
      onFault(fault.message);
    }
  };
  for (const { kind, body, isShared } of messages) {
    if (kind !== messageKinds.attribute && kind !== messageKinds.attributeInfo) continue;
    await attempt(async () => {
      if (isShared) throw new Hdf5Fault('shares an attribute in a way that is not read');
      const cursor = new Cursor(body, file.widths);
      if (kind === messageKinds.attribute) return readAttribute(file, cursor);
      for (const read of await denseAttributes(file, cursor)) await attempt(read);
      return undefined;
    });
  }
  return attributes;
}

/** Attribute info message: the heap and the index of an object with many attributes, or with long ones. */
async function denseAttributes(
  file: AddressedFile,
  cursor: Cursor,
): Promise<readonly (() => Promise<Hdf5Attribute>)[]> {
  cursor.version(0);
  const flags = cursor.u8();
  if ((flags & 1) !== 0) cursor.skip(2);
  const [heapAddress, index] = [cursor.address(), cursor.address()];
  if (heapAddress === undefined || index === undefined) return [];
  const heap = await FractalHeap.open(file, heapAddress);
  // The heap id, then flags, of which one says that the message itself is shared.
  return (await recordsOfTree(file, index)).map((record) => async () => {
    if (((record[8] ?? 0) & 2) !== 0) throw new Hdf5Fault('shares an attribute in a way that is not read');
    return readAttribute(file, new Cursor(await heap.object(record.subarray(0, 8)), file.widths));
  });
}

async function readAttribute(file: AddressedFile, cursor: Cursor): Promise<Hdf5Attribute> {
  const version = cursor.version(1, 2, 3);
  const flags = cursor.u8();
  const [nameLength, typeLength, spaceLength] = [cursor.u16(), cursor.u16(), cursor.u16()];
  if (version === 3) cursor.skip(1);
  const padded = (length: number) => (version === 1 ? Math.ceil(length / 8) * 8 : length);
  const name = textOf(cursor.take(padded(nameLength)));
  const type = cursor.take(padded(typeLength));
  const space = cursor.take(padded(spaceLength));
  // A type that lies elsewhere: what it is of, its name does not tell.
  if (version !== 1 && (flags & 1) !== 0) return { name, bytes: cursor.take(cursor.left) };
  const bytes = await readValue(file, type, isScalar(space, file), cursor);
  return bytes === undefined ? { name } : { name, bytes };
}

/** One value, which also a list of one is. */
function isScalar(space: Uint8Array, { widths }: AddressedFile): boolean {
  const cursor = new Cursor(space, widths);
  const version = cursor.version(1, 2);
  const dimensions = cursor.u8();
  cursor.skip(version === 1 ? 6 : 2);
  for (let at = 0; at < dimensions; at += 1) if (cursor.length() !== 1) return false;
  return true;
}

async function readValue(
  file: AddressedFile,
  type: Uint8Array,
  isOne: boolean,
  cursor: Cursor,
): Promise<Uint8Array | undefined> {
  const kind = (type[0] ?? 0) & 0x0f;
  if (!isOne) return undefined;
  if (kind === classes.string || kind === classes.opaque) {
    const size = new Cursor(type, file.widths, 4).u32();
    return cursor.take(Math.min(size, cursor.left));
  }
  if (kind !== classes.variable) return undefined;
  const length = cursor.u32();
  const collection = cursor.address();
  const index = cursor.u32();
  if (length === 0 || collection === undefined || collection === 0) return new Uint8Array();
  return globalHeapObject(file, collection, index);
}
