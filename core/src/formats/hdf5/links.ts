import type { AddressedFile } from './addressedFile.ts';
import { recordsOfTree } from './btree2.ts';
import { Cursor, textOf } from './cursor.ts';
import { FractalHeap } from './fractalHeap.ts';
import { Hdf5Fault } from './hdf5Fault.ts';
import { type HeaderMessage, messageKinds } from './objectHeader.ts';
import { symbolTableLinks } from './symbolTable.ts';

export type Hdf5Link =
  | { readonly kind: 'object'; readonly name: string; readonly address: number }
  /** A path within the file. */
  | { readonly kind: 'soft'; readonly name: string }
  /** A path within another file. */
  | { readonly kind: 'external'; readonly name: string; readonly file: string }
  | { readonly kind: 'user'; readonly name: string };

/**
 * Where a group leads: links in its header, in a symbol table, or in a heap.
 * @throws Hdf5Fault
 */
export async function linksOf(
  file: AddressedFile,
  messages: readonly HeaderMessage[],
): Promise<readonly Hdf5Link[]> {
  const links: Hdf5Link[] = [];
  for (const { kind, body, isShared } of messages) {
    if (kind !== messageKinds.link && kind !== messageKinds.linkInfo && kind !== messageKinds.symbolTable)
      continue;
    if (isShared) throw new Hdf5Fault('shares a link in a way that is not read');
    const cursor = new Cursor(body, file.widths);
    if (kind === messageKinds.link) links.push(readLink(cursor));
    else if (kind === messageKinds.linkInfo) links.push(...(await denseLinks(file, cursor)));
    else links.push(...(await symbolTableLinks(file, cursor)));
  }
  return links;
}

/** Link info message: the heap and the index of a group with many links. */
async function denseLinks(file: AddressedFile, cursor: Cursor): Promise<readonly Hdf5Link[]> {
  cursor.version(0);
  const flags = cursor.u8();
  if ((flags & 1) !== 0) cursor.skip(8);
  const [heapAddress, index] = [cursor.address(), cursor.address()];
  if (heapAddress === undefined || index === undefined) return [];
  const heap = await FractalHeap.open(file, heapAddress);
  const links: Hdf5Link[] = [];
  // A hash of the name, then the heap id.
  for (const record of await recordsOfTree(file, index))
    links.push(readLink(new Cursor(await heap.object(record.subarray(4)), file.widths)));
  return links;
}

function readLink(cursor: Cursor): Hdf5Link {
  cursor.version(1);
  const flags = cursor.u8();
  const kind = (flags & 8) === 0 ? 0 : cursor.u8();
  if ((flags & 4) !== 0) cursor.skip(8);
  if ((flags & 16) !== 0) cursor.skip(1);
  const name = new TextDecoder().decode(cursor.take(cursor.uint(1 << (flags & 3))));
  if (kind === 0) {
    const address = cursor.address();
    if (address === undefined) throw new Hdf5Fault('has a link that leads nowhere');
    return { kind: 'object', name, address };
  }
  if (kind === 1) return { kind: 'soft', name };
  const value = cursor.take(cursor.u16());
  return kind === 64 ? { kind: 'external', name, file: textOf(value.subarray(1)) } : { kind: 'user', name };
}
