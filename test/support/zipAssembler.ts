import { crc32 } from 'node:zlib';

/** Values of a header that a test sets to something else than the truth. */
export interface ZipHeaderFields {
  name: string | Uint8Array;
  flags: number;
  method: number;
  checksum: number;
  packedSize: number;
  size: number;
  extra: Uint8Array;
}

export interface ZipMember {
  name: string | Uint8Array;
  content: Uint8Array;
  /** How `packed` came from `content`; stored where absent. */
  method?: number;
  packed?: Uint8Array;
  flags?: number;
  extra?: Uint8Array;
  /** `short` has no signature, `long` has sizes of eight bytes. Sizes are then zero in the local header. */
  descriptor?: 'usual' | 'short' | 'long';
  /** The file mode, as Unix systems write it. */
  unixMode?: number;
  /** What only one of the headers says; `offset` is that of the local header. */
  local?: Partial<ZipHeaderFields>;
  central?: Partial<ZipHeaderFields> & { offset?: number };
  /** Left out of the central directory, or of what precedes it. */
  isHidden?: boolean;
  hasNoLocalHeader?: boolean;
  /** Bytes that stand before the local header. */
  before?: Uint8Array;
}

export interface ZipOptions {
  /** Pads each local header's extra field so that the content starts at a multiple of it; torch uses 64. */
  alignment?: number;
  /** Stands before the archive; offsets count from its end where `isPrefixCounted` is false. */
  prefix?: Uint8Array;
  isPrefixCounted?: boolean;
  beforeDirectory?: Uint8Array;
  behindDirectory?: Uint8Array;
  comment?: Uint8Array;
  appended?: Uint8Array;
  /** Values of the end record. */
  end?: Partial<{ disk: number; count: number; size: number; offset: number; commentLength: number }>;
  /** Zip64 records, as torch writes them, with values of their own. */
  zip64?: Partial<{ count: number; size: number; offset: number }>;
}

// 1980-01-01 00:00, the zero of DOS time: archives come out the same on every day.
const DOS_DATE = 0x21;
const HAS_DESCRIPTOR = 8;

/** A zip archive; members are stored as `torch.save` writes them unless they say otherwise. */
export function zipArchive(members: readonly ZipMember[], options: ZipOptions = {}): Uint8Array {
  const prefix = options.prefix ?? Buffer.alloc(0);
  const base = options.isPrefixCounted === false ? prefix.length : 0;
  const parts: Uint8Array[] = [prefix];
  const central: Uint8Array[] = [];
  let offset = prefix.length;
  const push = (part: Uint8Array): void => {
    parts.push(part);
    offset += part.length;
  };
  for (const member of members) {
    push(member.before ?? Buffer.alloc(0));
    const headerOffset = member.central?.offset ?? offset - base;
    if (!member.hasNoLocalHeader) {
      push(localHeader(member, offset, options.alignment ?? 1));
      push(member.packed ?? member.content);
      push(descriptor(member));
    }
    if (!member.isHidden) central.push(centralHeader(member, headerOffset));
  }
  push(options.beforeDirectory ?? Buffer.alloc(0));
  const directory = Buffer.concat(central);
  const told = { count: central.length, size: directory.length, offset: offset - base };
  push(directory);
  push(options.behindDirectory ?? Buffer.alloc(0));
  if (options.zip64 !== undefined) push(zip64Records({ ...told, ...options.zip64 }, offset - base));
  push(endRecord({ ...told, ...options.end }, options.comment ?? Buffer.alloc(0)));
  push(options.appended ?? Buffer.alloc(0));
  return Buffer.concat(parts);
}

/** The end of an archive, as a test may put it anywhere. */
export function endRecord(
  told: { count: number; size: number; offset: number; disk?: number; commentLength?: number },
  comment: Uint8Array = Buffer.alloc(0),
): Uint8Array {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(told.disk ?? 0, 4);
  end.writeUInt16LE(told.disk ?? 0, 6);
  end.writeUInt16LE(told.count, 8);
  end.writeUInt16LE(told.count, 10);
  end.writeUInt32LE(told.size, 12);
  end.writeUInt32LE(told.offset, 16);
  end.writeUInt16LE(told.commentLength ?? comment.length, 20);
  return Buffer.concat([end, comment]);
}

/** One extra field. */
export function extraField(id: number, content: Uint8Array): Uint8Array {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(content.length, 2);
  return Buffer.concat([head, content]);
}

/** The values of a Zip64 extra field. */
export function zip64Extra(...values: number[]): Uint8Array {
  const content = Buffer.alloc(values.length * 8);
  for (const [index, value] of values.entries()) content.writeBigUInt64LE(BigInt(value), index * 8);
  return extraField(1, content);
}

/** Info-ZIP's second name of a member. */
export function unicodePathExtra(name: string, path: string): Uint8Array {
  const head = Buffer.alloc(5, 1);
  head.writeUInt32LE(crc32(name), 1);
  return extraField(0x7075, Buffer.concat([head, Buffer.from(path)]));
}

function localHeader(member: ZipMember, offset: number, alignment: number): Uint8Array {
  const open = member.descriptor === undefined ? {} : { checksum: 0, packedSize: 0, size: 0 };
  const fields = { ...trueFields(member), ...open, ...member.local };
  const name = Buffer.from(fields.name);
  const padding = alignmentPadding(offset + 30 + name.length + fields.extra.length, alignment);
  const extra = Buffer.concat([fields.extra, padding]);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  commonFields(fields, name.length, extra.length).copy(header, 4);
  return Buffer.concat([header, name, extra]);
}

function centralHeader(member: ZipMember, offset: number): Uint8Array {
  const fields = { ...trueFields(member), ...member.central };
  const name = Buffer.from(fields.name);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  if (member.unixMode !== undefined) {
    entry.writeUInt8(3, 5);
    entry.writeUInt16LE(member.unixMode, 40);
  }
  commonFields(fields, name.length, fields.extra.length).copy(entry, 6);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name, fields.extra]);
}

function trueFields({ name, content, packed, method, flags, extra, descriptor }: ZipMember): ZipHeaderFields {
  return {
    name,
    flags: (flags ?? 0) | (descriptor === undefined ? 0 : HAS_DESCRIPTOR),
    method: method ?? 0,
    checksum: crc32(content),
    packedSize: (packed ?? content).length,
    size: content.length,
    extra: extra ?? Buffer.alloc(0),
  };
}

/** The 26 bytes that the local header and the central directory have in common. */
function commonFields(fields: ZipHeaderFields, nameLength: number, extraLength: number): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(20, 0);
  bytes.writeUInt16LE(fields.flags, 2);
  bytes.writeUInt16LE(fields.method, 4);
  bytes.writeUInt16LE(DOS_DATE, 8);
  bytes.writeUInt32LE(fields.checksum, 10);
  bytes.writeUInt32LE(fields.packedSize, 14);
  bytes.writeUInt32LE(fields.size, 18);
  bytes.writeUInt16LE(nameLength, 22);
  bytes.writeUInt16LE(extraLength, 24);
  return bytes;
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

function descriptor(member: ZipMember): Uint8Array {
  if (member.descriptor === undefined) return Buffer.alloc(0);
  const { checksum, packedSize, size } = trueFields(member);
  const isLong = member.descriptor === 'long';
  const bytes = Buffer.alloc(isLong ? 24 : 16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(checksum, 4);
  bytes.writeUInt32LE(packedSize, 8);
  bytes.writeUInt32LE(size, isLong ? 16 : 12);
  return member.descriptor === 'short' ? bytes.subarray(4) : bytes;
}

function zip64Records(
  { count, size, offset }: { count: number; size: number; offset: number },
  at: number,
): Uint8Array {
  const records = Buffer.alloc(56 + 20);
  records.writeUInt32LE(0x06064b50, 0);
  records.writeBigUInt64LE(44n, 4);
  for (const [index, value] of [count, count, size, offset].entries()) {
    records.writeBigUInt64LE(BigInt(value), 24 + index * 8);
  }
  records.writeUInt32LE(0x07064b50, 56);
  records.writeBigUInt64LE(BigInt(at), 64);
  records.writeUInt32LE(1, 72);
  return records;
}
