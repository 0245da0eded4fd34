import type { ByteSource } from '../../bytes/byteSource.ts';
import { type ArchiveMember, UnreadableMember } from '../archive.ts';
import type { UnpackLimits } from '../compressed/unpackLimits.ts';
import { ReadAhead } from '../readAhead.ts';
import { compareHeaders } from './compareHeaders.ts';
import { readLocalHeader } from './localHeader.ts';
import { openZipData } from './openZipData.ts';
import { viewsOf } from './walkZip.ts';
import type { CentralEntry } from './zipHeaders.ts';
import { described } from './zipMember.ts';

/** Enough for a local header and small contents behind it in one request. */
const block = 16 * 1024;

/** A member whose local header is read when it is opened; `offset` is that of the header. */
export function unopenedMember(source: ByteSource, entry: CentralEntry, limits: UnpackLimits): ArchiveMember {
  return {
    ...described(entry, entry.unixMode),
    offset: entry.localOffset,
    open: (signal) => open(source, entry, limits, signal),
  };
}

async function open(
  source: ByteSource,
  entry: CentralEntry,
  limits: UnpackLimits,
  signal?: AbortSignal,
): Promise<ByteSource> {
  const near = new ReadAhead(source, block);
  const local = await readLocalHeader(near, entry.localOffset, signal);
  const { data } = local === undefined ? {} : viewsOf(entry, local);
  if (local === undefined || data === undefined) {
    throw new UnreadableMember('archive-header-mismatch', 'it is not where the directory says');
  }
  const contents = await openZipData(near, { ...data, isChecked: false }, limits, signal);
  const [difference] = compareHeaders(entry, local);
  if (difference?.finding === undefined) return contents;
  throw new UnreadableMember('archive-header-mismatch', difference.finding.message, contents);
}
