import type { ByteSource } from '../../bytes/byteSource.ts';
import type { DirectoryPlace } from './centralDirectory.ts';
import { u64 } from './extraFields.ts';
import { saturated16, saturated32, zip64EndSignature, zip64LocatorSignature } from './zipHeaders.ts';

/** Of an end record without its comment (APPNOTE 4.3.16), in bytes. */
export const endLength = 22;
const locatorLength = 20;
const zip64EndLength = 56;
/** The end record and the longest comment, and the two Zip64 records before it. */
const tailLength = endLength + 0xffff + locatorLength + zip64EndLength;

/** An honest archive has one; more than one is told. */
const mostRecords = 8;

/** An end record that some reader would take for the archive's, with the Zip64 records before it. */
export interface EndRecord {
  readonly offset: number;
  /** Behind the comment; beyond the source where that is cut. */
  readonly end: number;
  /** Where the first of the records begins: behind the central directory. */
  readonly recordsStart: number;
  /** What the records say of the central directory; more than one where they contradict one another. */
  readonly claims: readonly DirectoryClaim[];
  readonly isMultiDisk: boolean;
}

export interface DirectoryClaim {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
  /** Whether the count may have lost its upper bits. */
  readonly isShortCount: boolean;
}

/**
 * The end records that readers would choose: the last one, as most do, and all whose comment reaches exactly to the
 * end, as others demand. An honest archive has one, even where its last member is an archive itself.
 */
export async function findEndRecords(source: ByteSource, signal?: AbortSignal): Promise<EndRecord[]> {
  const start = Math.max(0, source.size - tailLength);
  const tail = Buffer.from(await source.read(start, source.size - start, signal));
  const records: EndRecord[] = [];
  for (let at = tail.length - endLength; at >= 0; at -= 1) {
    at = tail.lastIndexOf('PK\x05\x06', at, 'latin1');
    if (at < 0 || records.length === mostRecords) break;
    const isExact = at + endLength + tail.readUInt16LE(at + 20) === tail.length;
    if (records.length === 0 || isExact) {
      records.push(await readEndRecord(source, start + at, tail.subarray(at, at + endLength), signal));
    }
  }
  return records;
}

async function readEndRecord(
  source: ByteSource,
  offset: number,
  record: Buffer,
  signal?: AbortSignal,
): Promise<EndRecord> {
  const own = {
    count: record.readUInt16LE(10),
    size: record.readUInt32LE(12),
    offset: record.readUInt32LE(16),
    isShortCount: true,
  };
  const disks = [record.readUInt16LE(4), record.readUInt16LE(6)];
  const countHere = record.readUInt16LE(8);
  const zip64 = await readZip64(source, offset, signal);
  const isSaturated = own.count === saturated16 || own.size === saturated32 || own.offset === saturated32;
  const claims = zip64.map(({ claim }) => claim);
  // Readers differ in when they look at Zip64 records: these must not say anything else.
  const isOwnReal = !isSaturated && !claims.some((claim) => isSameClaim(own, claim));
  return {
    offset,
    end: offset + endLength + record.readUInt16LE(20),
    recordsStart: Math.min(offset, ...zip64.map((found) => found.offset)),
    claims: isOwnReal || claims.length === 0 ? [own, ...claims] : claims,
    isMultiDisk: countHere !== own.count || disks.some((disk) => disk !== 0 && disk !== saturated16),
  };
}

function isSameClaim(own: DirectoryClaim, claim: DirectoryClaim): boolean {
  return own.count === claim.count && own.size === claim.size && own.offset === claim.offset;
}

/** Zip64 end records: where the locator says, and right before it, as readers look that allow for a prefix. */
async function readZip64(
  source: ByteSource,
  endOffset: number,
  signal?: AbortSignal,
): Promise<{ offset: number; claim: DirectoryClaim }[]> {
  const locatorOffset = endOffset - locatorLength;
  if (locatorOffset < 0) return [];
  const locator = Buffer.from(await source.read(locatorOffset, locatorLength, signal));
  if (locator.readUInt32LE(0) !== zip64LocatorSignature) return [];
  const told = locator.readUInt32LE(8) + locator.readUInt32LE(12) * 2 ** 32;
  const found: { offset: number; claim: DirectoryClaim }[] = [];
  for (const offset of new Set([locatorOffset - zip64EndLength, told])) {
    if (offset < 0 || offset + zip64EndLength > locatorOffset) continue;
    const record = Buffer.from(await source.read(offset, zip64EndLength, signal));
    if (record.length < zip64EndLength || record.readUInt32LE(0) !== zip64EndSignature) continue;
    const view = new DataView(record.buffer, record.byteOffset, record.length);
    found.push({
      offset,
      claim: { count: u64(view, 32), size: u64(view, 40), offset: u64(view, 48), isShortCount: false },
    });
  }
  return found;
}

/** The places at which readers look by one claim: as told, and counted back from the records. */
export function directoryPlaces(record: EndRecord): DirectoryPlace[] {
  const places: DirectoryPlace[] = [];
  for (const { count, size, offset } of record.claims) {
    for (const start of new Set([offset, record.recordsStart - size])) {
      if (start < 0 || start > record.recordsStart) continue;
      places.push({ start, size, count, base: start - offset });
    }
  }
  return places;
}
