/** A constant whose bytes look like something that a loader would interpret. */
export interface NestedConstant {
  /** Of the first byte of the constant's contents. */
  readonly offset: number;
  readonly length: number;
  readonly kind: 'pickle' | 'zip' | 'compressed';
  /** Offset of the opcode. */
  readonly op: number;
  /** True where the stream itself has it loaded. */
  isLoaded?: boolean;
}

/** Bytes from the beginning of a constant that are looked at. */
export const headLength = 128;

const latin1 = new TextDecoder('latin1');
/** GLOBAL or INST with a module's name, perhaps behind marks, as protocols 0 and 1 begin; or a memo of protocol 0. */
const oldProtocol = /^[(\]}lt)d]*(?:c[A-Za-z_][\w.]*\n[A-Za-z_][\w.]*\n|\(i[A-Za-z_][\w.]*\n[A-Za-z_])/;

/** What the beginning of a constant says that it is; `undefined` for ordinary data. */
export function nestedKind(head: Uint8Array): NestedConstant['kind'] | undefined {
  const [first, second, third, fourth] = head;
  if (first === undefined || second === undefined) return undefined;
  if (first === 0x80) return second <= 5 ? 'pickle' : undefined;
  if (first === 0x50 && second === 0x4b && third === 3 && fourth === 4) return 'zip';
  if (first === 0x1f && second === 0x8b) return 'compressed';
  if (first === 0x42 && second === 0x5a && third === 0x68) return 'compressed';
  if (first === 0xfd && second === 0x37 && third === 0x7a) return 'compressed';
  // zlib: deflate with a window, and a header that 31 divides (RFC 1950).
  if ((first & 0x0f) === 8 && first >> 4 <= 7 && (first * 256 + second) % 31 === 0 && head.length > 8)
    return 'compressed';
  return oldProtocol.test(latin1.decode(head)) ? 'pickle' : undefined;
}
