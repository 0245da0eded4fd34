import { BrokenStream } from './faults.ts';

const latin1 = new TextDecoder('latin1');

/** The index of GET and PUT. @throws BrokenStream where `int()` would raise */
export function indexOf(line: Uint8Array): number {
  const text = latin1.decode(line).trim();
  if (!/^[+-]?\d+(?:_\d+)*$/.test(text)) throw new BrokenStream('the index of a memo entry is no number');
  const index = Number(text.replaceAll('_', ''));
  if (index < 0) throw new BrokenStream('the index of a memo entry is negative');
  return index;
}

const integer = /^[+-]?(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|\d(?:_?\d)*)$/;

/** What INT and LONG write. */
export interface Numeral {
  /** NaN where a double does not hold it exactly. */
  readonly value: number;
  /** True for `010`, which `strtol` reads as eight and Python's `int` refuses. */
  readonly isOldOctal: boolean;
}

/** @throws BrokenStream where neither unpickler reads a number */
export function integerOf(line: Uint8Array, suffix: '' | 'L'): Numeral {
  let text = latin1.decode(line).trim();
  if (suffix === 'L' && text.endsWith('L')) text = text.slice(0, -1);
  if (!integer.test(text)) throw new BrokenStream('an integer is expected and none is written');
  const isOldOctal = /^[+-]?0_?\d/.test(text) && !/^[+-]?[0_]+$/.test(text);
  const sign = text.startsWith('-') ? -1 : 1;
  const value = sign * Number(text.replace(/^[+-]/, '').replaceAll('_', ''));
  return { value: Number.isSafeInteger(value) ? value : Number.NaN, isOldOctal };
}

/** @throws BrokenStream where `float()` would raise */
export function floatOf(line: Uint8Array): number {
  const text = latin1.decode(line).trim().toLowerCase();
  if (/^[+-]?(?:inf(?:inity)?|nan)$/.test(text))
    return text.includes('nan') ? Number.NaN : Number.POSITIVE_INFINITY;
  if (!/^[+-]?(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:e[+-]?\d(?:_?\d)*)?$/.test(text))
    throw new BrokenStream('a float is expected and none is written');
  return Number(text.replaceAll('_', ''));
}

/** A little-endian two's complement number; NaN beyond 2^47. */
export function longOf(bytes: Uint8Array): number {
  if (bytes.length > 6) return Number.NaN;
  let value = 0;
  for (let at = bytes.length - 1; at >= 0; at -= 1) value = value * 256 + (bytes[at] ?? 0);
  const isNegative = ((bytes.at(-1) ?? 0) & 0x80) !== 0;
  return isNegative ? value - 2 ** (8 * bytes.length) : value;
}
