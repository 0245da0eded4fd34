import { TextDecoder } from 'node:util';
import type { OpcodeName } from '../../formats/pickle/opcodes.ts';
import { byteSize } from '../../text/byteSize.ts';
import { maskTokens } from '../../text/maskTokens.ts';

/** Bytes behind an opcode from which its operand is told. */
export const operandHead = 256;
/** Characters of a constant that are shown. */
const mostShown = 60;

/** What is cut off in the middle of a character ends in a replacement. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

type Operand = (view: DataView, bytes: Uint8Array) => string;

const u8: Operand = (view) => String(view.getUint8(0));
const u16: Operand = (view) => String(view.getUint16(0, true));
const u32: Operand = (view) => String(view.getUint32(0, true));
const i32: Operand = (view) => String(view.getInt32(0, true));
const u64: Operand = (view) => String(view.getBigUint64(0, true));
const line: Operand = (_, bytes) => shownLine(bytes, 0);
const lines: Operand = (_, bytes) => {
  const end = bytes.indexOf(0x0a);
  return end < 0 ? shownLine(bytes, 0) : `${shownLine(bytes, 0)} ${shownLine(bytes, end + 1)}`;
};

/** How many bytes a counted constant has, by the width of its count. */
const lengths = {
  1: (view: DataView) => view.getUint8(0),
  4: (view: DataView) => view.getUint32(0, true),
  8: (view: DataView) => Number(view.getBigUint64(0, true)),
};

const text =
  (width: keyof typeof lengths): Operand =>
  (view, bytes) =>
    quoted(utf8.decode(bytes.subarray(width, width + lengths[width](view))), lengths[width](view));
const binary =
  (width: keyof typeof lengths): Operand =>
  (view, bytes) =>
    hexed(bytes.subarray(width, width + lengths[width](view)), lengths[width](view));
const long =
  (width: 1 | 4): Operand =>
  (view, bytes) =>
    longInteger(bytes.subarray(width, width + lengths[width](view)), lengths[width](view));

/** How the operand of each opcode that has one is written (CPython's `pickletools`). */
const operands: Partial<Record<OpcodeName, Operand>> = {
  PROTO: u8,
  FRAME: u64,
  INT: line,
  LONG: line,
  FLOAT: line,
  BININT: i32,
  BININT1: u8,
  BININT2: u16,
  LONG1: long(1),
  LONG4: long(4),
  BINFLOAT: (view) => String(view.getFloat64(0, false)),
  STRING: line,
  UNICODE: (_, bytes) => quoted(shownLine(bytes, 0)),
  BINSTRING: binary(4),
  SHORT_BINSTRING: binary(1),
  SHORT_BINUNICODE: text(1),
  BINUNICODE: text(4),
  BINUNICODE8: text(8),
  SHORT_BINBYTES: binary(1),
  BINBYTES: binary(4),
  BINBYTES8: binary(8),
  BYTEARRAY8: binary(8),
  GET: line,
  PUT: line,
  BINGET: u8,
  BINPUT: u8,
  LONG_BINGET: u32,
  LONG_BINPUT: u32,
  GLOBAL: lines,
  INST: lines,
  PERSID: line,
  EXT1: u8,
  EXT2: u16,
  EXT4: i32,
};

/**
 * The operand of an opcode as it is shown, from the bytes behind it; those of long constants need not be all there.
 * @returns `undefined` for an opcode without one, and where the bytes end before it does
 */
export function tellOperand(opcode: OpcodeName, bytes: Uint8Array): string | undefined {
  const tell = operands[opcode];
  if (tell === undefined) return undefined;
  try {
    return tell(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), bytes);
  } catch (fault) {
    // The view ends: the machine says so of the stream.
    if (!(fault instanceof RangeError)) throw fault;
    return undefined;
  }
}

function shownLine(bytes: Uint8Array, from: number): string {
  const end = bytes.indexOf(0x0a, from);
  return cut(utf8.decode(bytes.subarray(from, end < 0 ? undefined : end)));
}

/** @param length bytes of the whole text; told where it is cut */
function quoted(value: string, length?: number): string {
  const shown = cut(value);
  const size = shown === value || length === undefined ? '' : ` (${byteSize(length)})`;
  return `${JSON.stringify(shown)}${size}`;
}

/** As Python writes bytes. */
function hexed(bytes: Uint8Array, length: number): string {
  const shown = bytes.subarray(0, mostShown / 2);
  const told = maskTokens(Buffer.from(bytes).toString('latin1'))
    .slice(0, shown.length)
    .replace(/[^\x20-\x7e]|[\\']/g, (character) => {
      const code = character.charCodeAt(0);
      return code < 0x7f && code >= 0x20 ? `\\${character}` : `\\x${code.toString(16).padStart(2, '0')}`;
    });
  return shown.length === length ? `b'${told}'` : `b'${told}…' (${byteSize(length)})`;
}

/** Little-endian two's complement; what is long is told by its length. */
function longInteger(bytes: Uint8Array, length: number): string {
  if (length === 0) return '0';
  if (bytes.length < length || length > 32) return `an integer of ${byteSize(length)}`;
  const hex = Buffer.from(bytes).reverse().toString('hex');
  return String(BigInt.asIntN(length * 8, BigInt(`0x${hex}`)));
}

/** Tokens are masked before a cut makes them too short to be known as such. */
function cut(value: string): string {
  const safe = maskTokens(value);
  return safe.length > mostShown ? `${safe.slice(0, mostShown)}…` : safe;
}
