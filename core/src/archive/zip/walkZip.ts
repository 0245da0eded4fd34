import type { ByteSource } from '../../bytes/byteSource.ts';
import type { Judged } from '../../finding/contentFinding.ts';
import type { BytesAside } from '../archive.ts';
import { Pace } from '../compressed/pace.ts';
import { ReadAhead } from '../readAhead.ts';
import { guilty, type StructureFindings } from '../structureFindings.ts';
import type { CentralDirectory } from './centralDirectory.ts';
import { compareHeaders } from './compareHeaders.ts';
import type { EndRecord } from './endRecord.ts';
import { readLocalHeader } from './localHeader.ts';
import type { ZipData } from './openZipData.ts';
import { type CentralEntry, isEncryptedFlag, type ZipHeader } from './zipHeaders.ts';
import { ZipLayout } from './zipLayout.ts';

/** One read for a header and the descriptor before it, where members are far apart. */
const farBlock = 1024;
/** One read for many members, where they lie close together. */
const nearBlock = 64 * 1024;
/** A descriptor and the local header behind it are read together up to this distance. */
const closeBy = 64;
const membersAhead = 16;

/** The data of one entry of a directory. */
export interface WalkedEntry {
  readonly entry: CentralEntry;
  /** As the directory describes them; absent where there is no local header. */
  readonly data?: ZipData;
  /** As the local header describes them, where that differs. */
  readonly otherData?: ZipData;
}

export interface ZipWalk {
  readonly entries: readonly WalkedEntry[];
  readonly hidden: readonly ZipData[];
  /** What lies between parts and behind the last, and is neither member nor padding. */
  readonly gaps: readonly BytesAside[];
}

/** Reads all local headers in the order in which they lie, compares them, and looks at what lies between. */
export async function walkZip(
  source: ByteSource,
  directories: readonly CentralDirectory[],
  records: readonly EndRecord[],
  found: StructureFindings,
  signal?: AbortSignal,
): Promise<ZipWalk> {
  const near = new ReadAhead(source, farBlock);
  const layout = new ZipLayout(near, found, signal);
  const entries = directories.flatMap((directory) => directory.entries);
  const sorted = [...entries].sort((one, other) => one.localOffset - other.localOffset);
  const structure = structureParts(directories, records);
  const passStructure = async (before: number): Promise<void> => {
    for (let part = structure[0]; part !== undefined && part.start <= before; part = structure[0]) {
      await layout.enter(part);
      layout.leave(part.end);
      structure.shift();
    }
  };
  const walked = new Map<CentralEntry, WalkedEntry>();
  const pace = new Pace();
  for (const [index, entry] of sorted.entries()) {
    await pace.rest(signal);
    await passStructure(entry.localOffset);
    const ahead = sorted[index + membersAhead]?.localOffset ?? Number.POSITIVE_INFINITY;
    const isNear = ahead - entry.localOffset < nearBlock;
    near.blockLength = isNear ? nearBlock : farBlock;
    if (!isNear && index % membersAhead === 0) await near.prefetch(headersFrom(sorted, index), signal);
    const gap = entry.localOffset - layout.end;
    if (gap > 0 && gap <= closeBy) await near.read(layout.end, 1, signal);
    const local = await readLocalHeader(near, entry.localOffset, signal);
    if (local === undefined) {
      found.add(missingHeader(entry));
      walked.set(entry, { entry });
      continue;
    }
    found.add(...compareHeaders(entry, local));
    await layout.enter({ start: entry.localOffset, header: entry });
    layout.leave(local.offset + local.length + entry.packedSize);
    walked.set(entry, { entry, ...viewsOf(entry, local) });
  }
  await passStructure(Number.POSITIVE_INFINITY);
  near.blockLength = nearBlock;
  await layout.finish();
  return {
    entries: entries.flatMap((entry) => walked.get(entry) ?? []),
    hidden: layout.hidden,
    gaps: layout.gaps,
  };
}

/** Where to read for the headers of the next members, each with the descriptor before it. */
function headersFrom(sorted: readonly CentralEntry[], index: number): number[] {
  return sorted
    .slice(index, index + membersAhead)
    .map(({ localOffset }) => Math.max(0, localOffset - closeBy));
}

/** Both ways in which a reader may take a member. */
export function viewsOf(entry: CentralEntry, local: ZipHeader): Pick<WalkedEntry, 'data' | 'otherData'> {
  const offset = local.offset + local.length;
  // Where one header alone says that it is encrypted, it is not.
  const flags = entry.flags & (local.flags | ~isEncryptedFlag);
  const data = {
    header: { ...entry, flags },
    offset,
    packedSize: entry.packedSize,
    isSizeKnown: true,
    isChecked: true,
  };
  const packedSize = local.packedSize || entry.packedSize;
  const isSame =
    entry.name === local.name && entry.method === local.method && entry.packedSize === packedSize;
  if (isSame) return { data };
  const header = { ...local, flags: local.flags & flags, packedSize, size: local.size || entry.size };
  // Its checksum may be that of other data.
  return { data, otherData: { header, offset, packedSize, isSizeKnown: false, isChecked: false } };
}

function missingHeader({ name, localOffset }: CentralEntry): Judged {
  return guilty(
    'undecidable',
    'archive-header-mismatch',
    `The directory names ${name}, and there is no member where it says.`,
    { member: name, offset: localOffset },
  );
}

function structureParts(directories: readonly CentralDirectory[], records: readonly EndRecord[]) {
  return [
    ...directories.map(({ place, end }) => ({ start: place.start, end })),
    ...records.map(({ recordsStart, end }) => ({ start: recordsStart, end })),
  ].sort((one, other) => one.start - other.start);
}
