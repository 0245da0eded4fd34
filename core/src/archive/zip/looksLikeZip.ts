import type { ByteSource } from '../../bytes/byteSource.ts';
import { StructureFindings } from '../structureFindings.ts';
import { readDirectories } from './directories.ts';
import { findEndRecords } from './endRecord.ts';

/** A local header, an empty archive, or the mark of one that was meant to be split. */
const beginnings = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08', 'PK00PK\x03\x04'];

/** Whether bytes begin as zip archives do. */
export function looksLikeZip(head: Uint8Array): boolean {
  const beginning = Buffer.from(head.subarray(0, 8)).toString('latin1');
  return beginnings.some((mark) => beginning.startsWith(mark));
}

/**
 * Whether readers of zip archives, which look for the end, take a file for one whatever it begins with. Its last 64 KiB
 * and the central directory are read.
 * @throws ByteReadError; the signal's reason
 */
export async function endsLikeZip(source: ByteSource, signal?: AbortSignal): Promise<boolean> {
  const records = await findEndRecords(source, signal);
  const directories = await readDirectories(source, records, new StructureFindings(), signal);
  return directories.some(({ entries }) => entries.length > 0);
}
