import type { ByteSource } from '../../bytes/byteSource.ts';
import { withZip64 } from './extraFields.ts';
import { decodeName, localHeaderLength, localSignature, type ZipHeader } from './zipHeaders.ts';

/** Reads the local header at a place. @returns `undefined` where there is none, or only a part of one */
export async function readLocalHeader(
  source: ByteSource,
  offset: number,
  signal?: AbortSignal,
): Promise<ZipHeader | undefined> {
  const fixed = await source.read(offset, localHeaderLength, signal);
  if (fixed.length < localHeaderLength) return undefined;
  const view = new DataView(fixed.buffer, fixed.byteOffset, fixed.length);
  if (view.getUint32(0, true) !== localSignature) return undefined;
  const [flags, method, checksum] = [
    view.getUint16(6, true),
    view.getUint16(8, true),
    view.getUint32(14, true),
  ];
  const [nameLength, extraLength] = [view.getUint16(26, true), view.getUint16(28, true)];
  const claimed = [view.getUint32(22, true), view.getUint32(18, true)];
  const rest = (await source.read(offset + localHeaderLength, nameLength + extraLength, signal)).slice();
  if (rest.length < nameLength + extraLength) return undefined;
  const [rawName, extra] = [rest.subarray(0, nameLength), rest.subarray(nameLength)];
  const [size = 0, packedSize = 0] = withZip64(extra, claimed).values;
  return {
    offset,
    length: localHeaderLength + rest.length,
    rawName,
    name: decodeName(rawName, flags),
    flags,
    method,
    checksum,
    packedSize,
    size,
    extra,
  };
}
