/** A little HDF5 file in the format of 1.8: one group with attributes and links, made without the library. */
export interface AssembledGroup {
  /** Texts of fixed length. */
  readonly attributes?: Readonly<Record<string, string | Uint8Array>>;
  /** Where hard links lead, by name; `root` is the group itself. */
  readonly links?: Readonly<Record<string, number | 'root'>>;
  readonly externalLinks?: Readonly<Record<string, string>>;
  /** Messages beside them: their kind and body. */
  readonly messages?: readonly (readonly [kind: number, body: Uint8Array])[];
}

const superblockSize = 48;
const none = 0xffffffffffffffffn;

/** The bytes of a file with superblock version 2, which the library itself opens. */
export function assembleHdf5(group: AssembledGroup): Uint8Array {
  const header = objectHeader([
    // Link Info: what makes an object a group; its links stand in messages.
    [0x02, joined([0, 0], u64(none), u64(none))],
    ...Object.entries(group.attributes ?? {}).map(([name, value]) => [0x0c, attribute(name, value)] as const),
    ...Object.entries(group.links ?? {}).map(
      ([name, to]) => [0x06, link(name, 0, u64(to === 'root' ? superblockSize : to))] as const,
    ),
    ...Object.entries(group.externalLinks ?? {}).map(([name, file]) => {
      const value = joined([0], text(`${file}\0/\0`));
      return [0x06, link(name, 64, joined(u16(value.length), value))] as const;
    }),
    ...(group.messages ?? []),
  ]);
  const end = superblockSize + header.length;
  const superblock = joined(
    [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 2, 8, 8, 0],
    ...[u64(0), u64(none), u64(end), u64(superblockSize)],
  );
  return joined(checksummed(superblock), header);
}

function objectHeader(messages: readonly (readonly [number, Uint8Array])[]): Uint8Array {
  const body = joined(...messages.map(([kind, each]) => joined([kind], u16(each.length), [0], each)));
  return checksummed(joined(text('OHDR'), [2, 2], u32(body.length), body));
}

/** Bytes with their checksum behind them: Jenkins' lookup3 with a zero seed (HDF5 specification, chapter IV.A). */
function checksummed(bytes: Uint8Array): Uint8Array {
  let a = (0xdeadbeef + bytes.length) >>> 0;
  let [b, c] = [a, a];
  const word = (at: number) =>
    [0, 1, 2, 3].reduce((sum, shift) => sum + (bytes[at + shift] ?? 0) * 2 ** (8 * shift), 0);
  const turn = (value: number, by: number) => ((value << by) | (value >>> (32 - by))) >>> 0;
  let at = 0;
  for (; bytes.length - at > 12; at += 12) {
    [a, b, c] = [(a + word(at)) >>> 0, (b + word(at + 4)) >>> 0, (c + word(at + 8)) >>> 0];
    [a, c] = [((a - c) ^ turn(c, 4)) >>> 0, (c + b) >>> 0];
    [b, a] = [((b - a) ^ turn(a, 6)) >>> 0, (a + c) >>> 0];
    [c, b] = [((c - b) ^ turn(b, 8)) >>> 0, (b + a) >>> 0];
    [a, c] = [((a - c) ^ turn(c, 16)) >>> 0, (c + b) >>> 0];
    [b, a] = [((b - a) ^ turn(a, 19)) >>> 0, (a + c) >>> 0];
    [c, b] = [((c - b) ^ turn(b, 4)) >>> 0, (b + a) >>> 0];
  }
  [a, b, c] = [(a + word(at)) >>> 0, (b + word(at + 4)) >>> 0, (c + word(at + 8)) >>> 0];
  c = ((c ^ b) - turn(b, 14)) >>> 0;
  a = ((a ^ c) - turn(c, 11)) >>> 0;
  b = ((b ^ a) - turn(a, 25)) >>> 0;
  c = ((c ^ b) - turn(b, 16)) >>> 0;
  a = ((a ^ c) - turn(c, 4)) >>> 0;
  b = ((b ^ a) - turn(a, 14)) >>> 0;
  c = ((c ^ b) - turn(b, 24)) >>> 0;
  return joined(bytes, u32(c));
}

function attribute(name: string, value: string | Uint8Array): Uint8Array {
  const bytes = typeof value === 'string' ? text(value) : value;
  const nameBytes = text(`${name}\0`);
  const type = joined([0x13, 1, 0, 0], u32(bytes.length));
  const scalar = [2, 0, 0, 0];
  return joined(
    [3, 0],
    ...[u16(nameBytes.length), u16(type.length), u16(scalar.length)],
    [1],
    ...[nameBytes, type, scalar, bytes],
  );
}

function link(name: string, kind: number, value: Uint8Array): Uint8Array {
  const nameBytes = text(name);
  return joined([1, 8 | 1, kind], u16(nameBytes.length), nameBytes, value);
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function u16(value: number): Uint8Array {
  return Uint8Array.of(value & 255, value >> 8);
}

function u32(value: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(value).buffer);
}

function u64(value: number | bigint): Uint8Array {
  return new Uint8Array(BigUint64Array.of(BigInt(value)).buffer);
}

function joined(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
