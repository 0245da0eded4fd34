/** Bytes of a header, and the unit in which a tar archive is filled. */
export const blockLength = 512;

/** One header block (POSIX.1-2017, pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format"). */
export interface TarHeader {
  readonly name: string;
  readonly target: string;
  /** Bytes of the data behind the header. */
  readonly size: number;
  /** One letter: `0` a file, `5` a folder, `x` what comes before another header. */
  readonly type: string;
}

/** Reads a header. @returns `undefined` where the checksum is wrong or a number is none */
export function parseTarHeader(block: Uint8Array): TarHeader | undefined {
  const size = tarNumber(block, 124, 12);
  if (size === undefined || size < 0 || !hasChecksum(block)) return undefined;
  const isPosix = text(block, 257, 6) === 'ustar' && block[263] === 0x30;
  const prefix = isPosix ? text(block, 345, 155) : '';
  const name = text(block, 0, 100);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    target: text(block, 157, 100),
    size,
    type: String.fromCharCode(block[156] ?? 0),
  };
}

/** Whether bytes begin as tar archives do: the checksum of the first header is right. */
export function looksLikeTar(head: Uint8Array): boolean {
  const block = head.subarray(0, blockLength);
  return block.length === blockLength && block[0] !== 0 && parseTarHeader(block) !== undefined;
}

/** Text up to a zero byte. */
function text(block: Uint8Array, at: number, length: number): string {
  const field = Buffer.from(block.buffer, block.byteOffset + at, length);
  const zero = field.indexOf(0);
  return decodeTarText(zero < 0 ? field : field.subarray(0, zero));
}

/** UTF-8 where it is; one letter per byte otherwise, so that names stay apart. */
export function decodeTarText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const decoded = buffer.toString('utf8');
  return decoded.includes('\ufffd') ? buffer.toString('latin1') : decoded;
}

/** Octal digits, or a number of eight bits per byte where the highest bit is set, as GNU tar writes large ones. */
function tarNumber(block: Uint8Array, at: number, length: number): number | undefined {
  const field = block.subarray(at, at + length);
  const first = field[0] ?? 0;
  if (first === 0x80) return field.subarray(1).reduce((value, byte) => value * 256 + byte, 0);
  if (first > 0x80) return undefined;
  const digits = Buffer.from(field).toString('latin1').split('\0')[0]?.trim() ?? '';
  if (digits === '') return 0;
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

/** The sum of all bytes, its own taken as spaces; old tars summed signed ones. */
function hasChecksum(block: Uint8Array): boolean {
  const claimed = tarNumber(block, 148, 8);
  let unsigned = 0;
  let signed = 0;
  for (let index = 0; index < blockLength; index += 1) {
    const byte = index >= 148 && index < 156 ? 0x20 : (block[index] ?? 0);
    unsigned += byte;
    signed += byte < 128 ? byte : byte - 256;
  }
  return claimed === unsigned || claimed === signed;
}
