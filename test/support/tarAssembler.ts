export interface TarMember {
  name: string;
  content?: Uint8Array;
  /** One letter; `0`, a file, where absent. */
  type?: string;
  target?: string;
  /** What the header says where that is not the truth. */
  size?: number;
  prefix?: string;
  hasWrongChecksum?: boolean;
  /** A number of eight bits per byte in place of digits. */
  isSizeBinary?: boolean;
}

const BLOCK = 512;

/** Members one behind the other, without an end. */
export function tarMembers(members: readonly TarMember[]): Uint8Array {
  return Buffer.concat(members.flatMap((member) => [tarHeader(member), filled(member.content)]));
}

/** A ustar archive, with the two zero blocks of its end. */
export function tarArchive(members: readonly TarMember[]): Uint8Array {
  return Buffer.concat([tarMembers(members), Buffer.alloc(2 * BLOCK)]);
}

/** A pax header with the given records, for the member behind it; `g` speaks of all behind it. */
export function paxHeader(records: Readonly<Record<string, string>>, type: 'x' | 'g' = 'x'): TarMember {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = ` ${key}=${value}\n`;
    let length = Buffer.byteLength(rest);
    while (String(length).length + Buffer.byteLength(rest) !== length) {
      length = String(length).length + Buffer.byteLength(rest);
    }
    return `${length}${rest}`;
  });
  return { name: 'PaxHeader', type, content: Buffer.from(lines.join('')) };
}

/** GNU tar's header for a long name (`L`) or target (`K`). */
export function longHeader(type: 'L' | 'K', text: string): TarMember {
  return { name: '././@LongLink', type, content: Buffer.from(`${text}\0`) };
}

function tarHeader(member: TarMember): Uint8Array {
  const header = Buffer.alloc(BLOCK);
  const size = member.size ?? member.content?.length ?? 0;
  header.write(member.name, 0, 100);
  header.write('0000644\0', 100);
  if (member.isSizeBinary === true) {
    header[124] = 0x80;
    header.writeUIntBE(size, 130, 6);
  } else {
    header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  }
  header.write('00000000000\0', 136);
  header.write(member.type ?? '0', 156);
  header.write(member.target ?? '', 157, 100);
  header.write('ustar\x0000', 257);
  header.write(member.prefix ?? '', 345, 155);
  header.fill(' ', 148, 156);
  const sum = header.reduce((total, byte) => total + byte, member.hasWrongChecksum === true ? 1 : 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

function filled(content: Uint8Array = Buffer.alloc(0)): Uint8Array {
  return Buffer.concat([content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)]);
}
