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

/** The bytes of a file with superblock version 2; checksums are zero, which readers of structures alone ignore. */
export function assembleHdf5(group: AssembledGroup): Uint8Array {
  const header = objectHeader([
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
    ...[u64(0), u64(none), u64(end), u64(superblockSize), u32(0)],
  );
  return joined(superblock, header);
}

function objectHeader(messages: readonly (readonly [number, Uint8Array])[]): Uint8Array {
  const body = joined(...messages.map(([kind, each]) => joined([kind], u16(each.length), [0], each)));
  return joined(text('OHDR'), [2, 2], u32(body.length), body, u32(0));
}

function attribute(name: string, value: string | Uint8Array): Uint8Array {
  const bytes = typeof value === 'string' ? text(value) : value;
  const nameBytes = text(`${name}\0`);
  const type = joined([0x13, 0, 0, 0], u32(bytes.length));
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
