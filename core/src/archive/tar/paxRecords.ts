import { decodeTarText } from './tarHeader.ts';

/**
 * The records of a pax header (POSIX.1-2017, pax, "pax Extended Header"): `length key=value\n`, the length counting
 * itself. @returns `undefined` where they are broken
 */
export function parsePaxRecords(bytes: Uint8Array): Map<string, string> | undefined {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length && bytes[at] !== 0; ) {
    const space = bytes.indexOf(0x20, at);
    const digits = Buffer.from(bytes.subarray(at, space)).toString('latin1');
    const end = at + Number(digits);
    const equals = bytes.indexOf(0x3d, space);
    if (space < 0 || !/^[0-9]{1,7}$/.test(digits) || end > bytes.length || equals < 0 || equals >= end) {
      return undefined;
    }
    if (bytes[end - 1] !== 0x0a) return undefined;
    const key = decodeTarText(bytes.subarray(space + 1, equals));
    records.set(key, decodeTarText(bytes.subarray(equals + 1, end - 1)));
    at = end;
  }
  return records;
}
