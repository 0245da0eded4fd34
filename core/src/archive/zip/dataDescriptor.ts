import type { ByteSource } from '../../bytes/byteSource.ts';
import { u64 } from './extraFields.ts';
import { descriptorSignature, type ZipHeader } from './zipHeaders.ts';

/** With a signature and Zip64 sizes. */
const longest = 24;

/**
 * The length of a data descriptor that stands behind a member's data and agrees with its header: with or without its
 * signature, with sizes of four or of eight bytes (APPNOTE 4.3.9). Zero where there is none.
 */
export async function descriptorLength(
  source: ByteSource,
  offset: number,
  room: number,
  { checksum, packedSize, size }: ZipHeader,
  signal?: AbortSignal,
): Promise<number> {
  const bytes = await source.read(offset, Math.min(longest, room), signal);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (const start of [4, 0]) {
    if (start + 12 > bytes.length) continue;
    if (start === 4 && view.getUint32(0, true) !== descriptorSignature) continue;
    if (view.getUint32(start, true) !== checksum) continue;
    if (start + 20 <= bytes.length && u64(view, start + 4) === packedSize && u64(view, start + 12) === size) {
      return start + 20;
    }
    if (view.getUint32(start + 4, true) === packedSize && view.getUint32(start + 8, true) === size) {
      return start + 12;
    }
  }
  return 0;
}
