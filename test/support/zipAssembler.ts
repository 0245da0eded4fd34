import { crc32 } from 'node:zlib';

export interface ZipMember {
  name: string;
  content: Uint8Array;
}

// 1980-01-01 00:00, the zero of DOS time: archives come out the same on every day.
const DOS_DATE = 0x21;

/**
 * A zip archive whose members are stored, not compressed, as `torch.save` writes them.
 * `alignment` pads each local header's extra field so that the content starts at a multiple of it; torch
 * uses 64.
 */
export function zipArchive(members: readonly ZipMember[], options: { alignment?: number } = {}): Uint8Array {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content } of members) {
    const encoded = Buffer.from(name, 'utf8');
    const padding = alignmentPadding(offset + 30 + encoded.length, options.alignment ?? 1);
    const common = commonFields(content, encoded.length);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    common.copy(header, 4);
    header.writeUInt16LE(padding.length, 28);
    local.push(header, encoded, padding, content);

    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    central.push(entry, encoded);
    offset += header.length + encoded.length + padding.length + content.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

/** The 24 bytes that the local header and the central directory have in common. */
function commonFields(content: Uint8Array, nameLength: number): Buffer {
  const fields = Buffer.alloc(24);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(DOS_DATE, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

/** An extra field "FB", as torch names its padding, or nothing where the content is aligned already. */
function alignmentPadding(contentStart: number, alignment: number): Buffer {
  if (contentStart % alignment === 0) return Buffer.alloc(0);
  const length = alignment - ((contentStart + 4) % alignment);
  const field = Buffer.alloc(4 + (length % alignment), 'Z');
  field.write('FB', 0, 'latin1');
  field.writeUInt16LE(field.length - 4, 2);
  return field;
}
