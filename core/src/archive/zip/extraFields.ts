import { crc32 } from 'node:zlib';
import { saturated32 } from './zipHeaders.ts';

const zip64Id = 1;
const unicodePathId = 0x7075;

/** The contents of the first extra field of a kind; fields behind a broken one cannot be found. */
function extraField(extra: Uint8Array, id: number): DataView | undefined {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.length);
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > extra.length) return undefined;
    if (view.getUint16(at, true) === id) return new DataView(extra.buffer, extra.byteOffset + at + 4, length);
    at += 4 + length;
  }
  return undefined;
}

/** Values of a header, with those of its Zip64 field in place of the saturated ones, in the order of the field. */
export function withZip64(
  extra: Uint8Array,
  values: readonly number[],
): { readonly values: readonly number[]; readonly isContradictory: boolean } {
  const field = extraField(extra, zip64Id);
  let at = 0;
  let isContradictory = false;
  const real = values.map((value) => {
    if (value !== saturated32) return value;
    if (field === undefined || at + 8 > field.byteLength) {
      isContradictory = true;
      return value;
    }
    at += 8;
    return u64(field, at - 8);
  });
  // Nothing is too large, yet the field is there: fine while it says the same.
  if (field !== undefined && at === 0 && !isContradictory) {
    isContradictory = values.some(
      (value, index) => index * 8 + 8 <= field.byteLength && u64(field, index * 8) !== value,
    );
  }
  return { values: real, isContradictory };
}

/** The name in Info-ZIP's Unicode path field (APPNOTE 4.6.9), where it speaks of the given name. */
export function unicodePath(extra: Uint8Array, rawName: Uint8Array): string | undefined {
  const field = extraField(extra, unicodePathId);
  if (field === undefined || field.byteLength < 5 || field.getUint8(0) !== 1) return undefined;
  if (field.getUint32(1, true) !== crc32(rawName)) return undefined;
  return Buffer.from(field.buffer, field.byteOffset + 5, field.byteLength - 5).toString('utf8');
}

/** Exact up to 2^53; larger ones are beyond every source and stay so. */
export function u64(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}
