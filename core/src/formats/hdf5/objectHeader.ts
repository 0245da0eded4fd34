import type { AddressedFile } from './addressedFile.ts';
import { Cursor } from './cursor.ts';
import { Hdf5Fault } from './hdf5Fault.ts';

/** Kinds of messages that are looked at (specification, IV.A.2). */
export const messageKinds = {
  linkInfo: 0x02,
  datatype: 0x03,
  link: 0x06,
  externalFiles: 0x07,
  layout: 0x08,
  attribute: 0x0c,
  continuation: 0x10,
  symbolTable: 0x11,
  attributeInfo: 0x15,
} as const;

export interface HeaderMessage {
  readonly kind: number;
  readonly body: Uint8Array;
  /** Its body only says where the message lies. */
  readonly isShared: boolean;
}

const mostMessages = 100_000;
const mostBlocks = 10_000;

/**
 * All messages of an object's header, versions 1 and 2, those of continuation blocks too.
 * @throws Hdf5Fault
 */
export async function readObjectHeader(
  file: AddressedFile,
  address: number,
): Promise<readonly HeaderMessage[]> {
  const start = await file.cursorUpTo(address, 64);
  const isNew = start.bytes[0] === 0x4f;
  const first = isNew ? beginNew(start) : beginOld(start);
  const messages: HeaderMessage[] = [];
  const blocks = [{ address: address + start.position, length: first.length, isFirst: true }];
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block === undefined || index >= mostBlocks) throw new Hdf5Fault('has an object header without end');
    const cursor = await file.cursor(block.address, block.length);
    const checksum = isNew && !block.isFirst ? 4 : 0;
    if (isNew && !block.isFirst) cursor.signature('OCHK');
    const least = isNew ? 4 + (first.hasOrder ? 2 : 0) : 8;
    while (cursor.left - checksum >= least) {
      const message = isNew ? readNew(cursor, first.hasOrder) : readOld(cursor);
      if (messages.length >= mostMessages) throw new Hdf5Fault('has an object header without end');
      if (message.kind !== messageKinds.continuation) messages.push(message);
      else blocks.push({ ...continuation(file, message), isFirst: false });
    }
  }
  return messages;
}

interface HeaderStart {
  /** Of the first block's messages, bytes. */
  readonly length: number;
  readonly hasOrder: boolean;
}

function beginOld(cursor: Cursor): HeaderStart {
  cursor.version(1);
  cursor.skip(1 + 2 + 4);
  const length = cursor.u32();
  cursor.skip(4);
  return { length, hasOrder: false };
}

function beginNew(cursor: Cursor): HeaderStart {
  cursor.signature('OHDR');
  cursor.version(2);
  const flags = cursor.u8();
  // Four times, and how many attributes are kept in the header.
  if ((flags & 0x20) !== 0) cursor.skip(16);
  if ((flags & 0x10) !== 0) cursor.skip(4);
  return { length: cursor.uint(1 << (flags & 3)), hasOrder: (flags & 4) !== 0 };
}

function readOld(cursor: Cursor): HeaderMessage {
  const kind = cursor.u16();
  const length = cursor.u16();
  const flags = cursor.u8();
  cursor.skip(3);
  return { kind, isShared: (flags & 2) !== 0, body: cursor.take(length) };
}

function readNew(cursor: Cursor, hasOrder: boolean): HeaderMessage {
  const kind = cursor.u8();
  const length = cursor.u16();
  const flags = cursor.u8();
  if (hasOrder) cursor.skip(2);
  return { kind, isShared: (flags & 2) !== 0, body: cursor.take(length) };
}

function continuation(
  { widths }: AddressedFile,
  { body }: HeaderMessage,
): { address: number; length: number } {
  const cursor = new Cursor(body, widths);
  const address = cursor.address();
  if (address === undefined) throw new Hdf5Fault('continues an object header nowhere');
  return { address, length: cursor.length() };
}
