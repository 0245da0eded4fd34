import type { ByteSource } from '../../bytes/byteSource.ts';
import { guilty, type StructureFindings } from '../structureFindings.ts';
import {
  type CentralDirectory,
  type DirectoryPlace,
  mostEntries,
  readDirectory,
} from './centralDirectory.ts';
import { directoryPlaces, type EndRecord } from './endRecord.ts';

/** The central directories that readers would find by the end records of an archive. */
export async function readDirectories(
  source: ByteSource,
  records: readonly EndRecord[],
  found: StructureFindings,
  signal?: AbortSignal,
): Promise<CentralDirectory[]> {
  for (const record of records) judgeRecord(record, source.size, found);
  const directories: CentralDirectory[] = [];
  let room = mostEntries;
  for (const place of distinctPlaces(records)) {
    const directory = await readDirectory(source, place, room, signal);
    room -= directory.entries.length;
    const isEmpty = place.count === 0 && place.size === 0;
    if (directory.entries.length > 0 || isEmpty) directories.push(directory);
  }
  const all = withoutEmpty(directories);
  for (const directory of all) judgeDirectory(directory, records, found);
  if (all.length > 1 || records.length > 1) {
    found.add(
      guilty(
        'dangerous',
        'archive-header-mismatch',
        'Readers find different ends or central directories in this archive, and so different members.',
        { offset: records[1]?.offset ?? all[1]?.place.start ?? 0 },
      ),
    );
  }
  return all;
}

/** Where several claims lead to one place, all that any of them covers. */
function distinctPlaces(records: readonly EndRecord[]): DirectoryPlace[] {
  const places = new Map<number, DirectoryPlace>();
  for (const place of records.flatMap(directoryPlaces)) {
    const known = places.get(place.start);
    places.set(place.start, {
      ...(known ?? place),
      count: Math.max(place.count, known?.count ?? 0),
      size: Math.max(place.size, known?.size ?? 0),
    });
  }
  return [...places.values()];
}

/** An empty directory counts only where no other is found. */
function withoutEmpty(directories: readonly CentralDirectory[]): CentralDirectory[] {
  const filled = directories.filter(({ entries }) => entries.length > 0);
  return filled.length > 0 ? filled : directories.slice(0, 1);
}

function judgeRecord(record: EndRecord, size: number, found: StructureFindings): void {
  const place = { offset: record.offset };
  if (record.isMultiDisk) {
    found.add(
      guilty(
        'undecidable',
        'content-unsupported',
        'The archive says that it goes on in other files, which are not here.',
        place,
      ),
    );
  }
  if (record.end > size) {
    found.add(guilty('unknown', 'archive-header-mismatch', 'The comment of the archive is cut off.', place));
  }
}

function judgeDirectory(
  { place, entries, end, isCut }: CentralDirectory,
  records: readonly EndRecord[],
  found: StructureFindings,
): void {
  const at = { offset: place.start };
  if (isCut) {
    found.add(
      guilty('undecidable', 'limit-exceeded', `Only the first ${entries.length} members were read.`, at),
    );
    return;
  }
  const claims = records.flatMap((record) => record.claims);
  const isCounted = claims.every(
    ({ count, isShortCount }) => count === (isShortCount ? entries.length % 2 ** 16 : entries.length),
  );
  if (!isCounted || end !== place.start + place.size) {
    found.add(
      guilty(
        'unknown',
        'archive-header-mismatch',
        `The central directory holds ${entries.length} members in ${end - place.start} bytes, and the archive's end says ${place.count} in ${place.size}: readers see different ones.`,
        at,
      ),
    );
  }
}
