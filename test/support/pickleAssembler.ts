import { type OpcodeName, opcodes } from '../../core/src/formats/pickle/opcodes.ts';

type Part = Uint8Array | number | string;

/** Bytes of parts: numbers are single bytes, texts UTF-8. */
export function bytesOf(...parts: readonly (Part | readonly Part[])[]): Uint8Array {
  const chunks = parts.flat().map((part) => {
    if (typeof part === 'number') return Uint8Array.of(part);
    return typeof part === 'string' ? new TextEncoder().encode(part) : (part as Uint8Array);
  });
  const all = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** An opcode with its operands as they stand in the stream. */
export function op(name: OpcodeName, ...operands: readonly Part[]): Uint8Array {
  return bytesOf(opcodes[name], ...operands);
}

export function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

export function u64(value: number): Uint8Array {
  return bytesOf(u32(value % 2 ** 32), u32(Math.floor(value / 2 ** 32)));
}

export const proto = (protocol: number) => op('PROTO', protocol);
export const stop = op('STOP');
export const text = (value: string) => op('SHORT_BINUNICODE', new TextEncoder().encode(value).length, value);
export const longText = (value: string) =>
  op('BINUNICODE', u32(new TextEncoder().encode(value).length), value);
export const data = (value: Uint8Array) => op('BINBYTES', u32(value.length), value);
export const oldGlobal = (module: string, name: string) => op('GLOBAL', `${module}\n${name}\n`);
export const stackGlobal = (module: string, name: string) =>
  bytesOf(text(module), text(name), op('STACK_GLOBAL'));

/** A tuple of at most three values. */
export function tuple(...values: readonly Uint8Array[]): Uint8Array {
  const codes = ['EMPTY_TUPLE', 'TUPLE1', 'TUPLE2', 'TUPLE3'] as const;
  return bytesOf(...values, op(codes[values.length] ?? 'TUPLE'));
}

/** A tuple of everything since a mark. */
export function marked(...values: readonly Uint8Array[]): Uint8Array {
  return bytesOf(op('MARK'), ...values, op('TUPLE'));
}

/** The shortest opcode that holds a number from -2^31 to 2^31-1. */
export function integer(value: number): Uint8Array {
  if (value >= 0 && value < 256) return op('BININT1', value);
  if (value >= 0 && value < 65_536) return op('BININT2', value & 255, value >> 8);
  return op('BININT', u32(value < 0 ? value + 2 ** 32 : value));
}

/** A call of what `callee` pushes. */
export function reduce(callee: Uint8Array, ...args: readonly Uint8Array[]): Uint8Array {
  return bytesOf(callee, tuple(...args), op('REDUCE'));
}

/** A whole stream of protocol 4. */
export function stream(...parts: readonly Uint8Array[]): Uint8Array {
  return bytesOf(proto(4), ...parts, stop);
}
