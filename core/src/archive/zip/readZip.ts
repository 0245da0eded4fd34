import type { ByteSource } from '../../bytes/byteSource.ts';
import type { ArchiveMember, ArchiveReading, BytesAside } from '../archive.ts';
import type { UnpackLimits } from '../compressed/unpackLimits.ts';
import { judgeDuplicates } from '../duplicateNames.ts';
import { judgeName } from '../memberName.ts';
import { ReadAhead } from '../readAhead.ts';
import { judgeDevices, withLinkTargets } from '../specialMembers.ts';
import { guilty, StructureFindings } from '../structureFindings.ts';
import type { CentralDirectory } from './centralDirectory.ts';
import { judgeEntry } from './compareHeaders.ts';
import { readDirectories } from './directories.ts';
import { type EndRecord, endLength, findEndRecords } from './endRecord.ts';
import { unopenedMember } from './unopenedMember.ts';
import { walkZip } from './walkZip.ts';
import { missingMember, zipMember } from './zipMember.ts';

const block = 64 * 1024;

export interface ZipOptions {
  readonly limits: UnpackLimits;
  /**
   * `unread` spares a remote source one request per member: a member's local header is read and compared only when it
   * is opened, what lies between members is not read, and `notRead` says so.
   */
  readonly localHeaders?: 'read' | 'unread';
}

/**
 * Reads what any reader of zip archives might find in one: the members of all central directories, those of local
 * headers that no directory names, and both views of a member whose headers differ. Each difference is a finding.
 * Of the members' data only the targets of links are read.
 * @throws ByteReadError; the signal's reason
 */
export async function readZip(
  source: ByteSource,
  options: ZipOptions,
  signal?: AbortSignal,
): Promise<ArchiveReading> {
  const found = new StructureFindings();
  const near = new ReadAhead(source, block);
  const records = await findEndRecords(near, signal);
  const directories = await readDirectories(near, records, found, signal);
  if (directories.length === 0) {
    found.add(
      guilty(
        'undecidable',
        'archive-header-mismatch',
        'The archive has no central directory that can be read: it is cut off or broken.',
      ),
    );
  }
  const entries = directories.flatMap((directory) => directory.entries);
  for (const entry of entries) found.add(...judgeEntry(entry));
  const isRemote = options.localHeaders === 'unread';
  const gaps: BytesAside[] = [];
  const candidates = isRemote
    ? entries.map((entry) => unopenedMember(source, entry, options.limits))
    : await walkedMembers(source, directories, records, options.limits, found, gaps, signal);
  const members = await withLinkTargets(candidates, found, signal);
  for (const name of new Set(members.map((member) => member.name))) found.add(...judgeName(name));
  found.add(...judgeDuplicates(members));
  judgeDevices(members, found);
  return {
    members,
    findings: found.findings,
    state: found.state,
    end: Math.min(source.size, records[0]?.end ?? source.size),
    aside: [...commentOf(source, records[0]), ...gaps],
    ...(isRemote ? { notRead: ['local headers of the archive, and what lies between its members'] } : {}),
  };
}

function commentOf(source: ByteSource, record: EndRecord | undefined): BytesAside[] {
  if (record === undefined) return [];
  const offset = record.offset + endLength;
  const length = Math.min(source.size, record.end) - offset;
  return length > 0 ? [{ what: 'comment', offset, length }] : [];
}

async function walkedMembers(
  source: ByteSource,
  directories: readonly CentralDirectory[],
  records: readonly EndRecord[],
  limits: UnpackLimits,
  found: StructureFindings,
  asides: BytesAside[],
  signal?: AbortSignal,
): Promise<ArchiveMember[]> {
  const { entries, hidden, gaps } = await walkZip(source, directories, records, found, signal);
  asides.push(...gaps);
  const members: ArchiveMember[] = [];
  for (const { entry, data, otherData } of entries) {
    if (data === undefined) members.push(missingMember(entry));
    else members.push(zipMember(source, data, entry.unixMode, limits));
    if (otherData !== undefined) members.push(zipMember(source, otherData, entry.unixMode, limits));
  }
  for (const data of hidden) members.push(zipMember(source, data, undefined, limits));
  return members;
}
