import type { ByteSource } from '../../bytes/byteSource.ts';
import { Pace } from '../compressed/pace.ts';
import { withZip64 } from './extraFields.ts';
import { type CentralEntry, centralHeaderLength, centralSignature, decodeName } from './zipHeaders.ts';

/** As many as one inspection may read members. */
export const mostEntries = 100_000;
/** Bytes; entries of honest archives take about a hundred each. */
const longestDirectory = 64 * 1024 * 1024;
const unixSystems = [3, 19];

/** Where readers look for a central directory. */
export interface DirectoryPlace {
  readonly start: number;
  /** Bytes, as the end record says. */
  readonly size: number;
  readonly count: number;
  /** What is added to the offsets of local headers: the length of what stands before the archive. */
  readonly base: number;
}

export interface CentralDirectory {
  readonly place: DirectoryPlace;
  readonly entries: readonly CentralEntry[];
  /** Behind the last entry. */
  readonly end: number;
  readonly isCut: boolean;
}

/**
 * Reads the entries at a place: as many as the end record counts and as long as it says, whichever is more, since some
 * readers go by the one and some by the other.
 * @param most entries
 */
export async function readDirectory(
  source: ByteSource,
  place: DirectoryPlace,
  most: number,
  signal?: AbortSignal,
): Promise<CentralDirectory> {
  const entries: CentralEntry[] = [];
  const pace = new Pace();
  let at = place.start;
  while (entries.length < place.count || at < place.start + place.size) {
    await pace.rest(signal);
    if (entries.length >= most || at - place.start > longestDirectory)
      return { place, entries, end: at, isCut: true };
    const entry = await readEntry(source, at, place, signal);
    if (entry === undefined) break;
    entries.push(entry);
    at += entry.length;
  }
  return { place, entries, end: at, isCut: false };
}

async function readEntry(
  source: ByteSource,
  offset: number,
  { start, base }: DirectoryPlace,
  signal?: AbortSignal,
): Promise<CentralEntry | undefined> {
  const fixed = await source.read(offset, centralHeaderLength, signal);
  if (fixed.length < centralHeaderLength) return undefined;
  const view = new DataView(fixed.buffer, fixed.byteOffset, fixed.length);
  if (view.getUint32(0, true) !== centralSignature) return undefined;
  const [system, flags, method, checksum] = [
    view.getUint8(5),
    view.getUint16(8, true),
    view.getUint16(10, true),
    view.getUint32(16, true),
  ];
  const [nameLength, extraLength] = [view.getUint16(28, true), view.getUint16(30, true)];
  const length = centralHeaderLength + nameLength + extraLength + view.getUint16(32, true);
  const mode = view.getUint32(38, true) >>> 16;
  const disk = view.getUint16(34, true);
  const claimed = [view.getUint32(24, true), view.getUint32(20, true), view.getUint32(42, true)];
  const rest = (await source.read(offset + centralHeaderLength, nameLength + extraLength, signal)).slice();
  if (rest.length < nameLength + extraLength) return undefined;
  const [rawName, extra] = [rest.subarray(0, nameLength), rest.subarray(nameLength)];
  const { values, isContradictory } = withZip64(extra, claimed);
  const [size = 0, packedSize = 0, localOffset = 0] = values;
  return {
    offset,
    length,
    rawName,
    name: decodeName(rawName, flags),
    flags,
    method,
    checksum,
    packedSize,
    size,
    extra,
    // Before the archive there is nothing: nor is there a member where the directory is, and that is a place.
    localOffset: localOffset + base < 0 ? start : localOffset + base,
    disk,
    unixMode: unixSystems.includes(system) ? mode : undefined,
    isContradictory,
  };
}
