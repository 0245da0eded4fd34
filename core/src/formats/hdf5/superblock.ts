import type { ByteSource } from '../../bytes/byteSource.ts';
import { Cursor, type Widths } from './cursor.ts';
import { Hdf5Fault } from './hdf5Fault.ts';

export const signature = Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a);

/** Where the signature may stand: at the start, or behind a block of the user's (specification, II.A). */
export const signaturePlaces: readonly number[] = [0, 512, 1024, 2048];

const longest = 128;

/** What a file says of itself at its start. */
export interface Superblock {
  /** Where addresses count from, in the source. */
  readonly base: number;
  readonly widths: Widths;
  /** Of the root group's object header. */
  readonly root: number;
  /** Where the file says that it ends, in the source: this one address counts from the very start. */
  readonly end: number;
}

/** Where the signature stands in the first bytes of a file; -1 for nowhere. */
export function signatureIn(head: Uint8Array): number {
  return signaturePlaces.find((place) => signature.every((byte, at) => head[place + at] === byte)) ?? -1;
}

/**
 * Reads the superblock, versions 0 to 3.
 * @param place of the signature
 * @throws Hdf5Fault
 */
export async function readSuperblock(
  source: ByteSource,
  place: number,
  signal?: AbortSignal,
): Promise<Superblock> {
  const bytes = (await source.read(place, longest, signal)).slice();
  const version = bytes[signature.length];
  if (version === 0 || version === 1) return readOld(bytes, version, place);
  if (version === 2 || version === 3) return readNew(bytes, place);
  throw new Hdf5Fault(`is of version ${version ?? 'none'}, which is not known`);
}

function widthsOf(address: number, length: number): Widths {
  if (![2, 4, 8].includes(address) || ![2, 4, 8].includes(length))
    throw new Hdf5Fault('has addresses of an impossible width');
  return { address, length };
}

function readOld(bytes: Uint8Array, version: 0 | 1, place: number): Superblock {
  const widths = widthsOf(bytes[13] ?? 0, bytes[14] ?? 0);
  // Behind the widths: group sizes, flags and, in version 1, the size of indexed storage.
  const cursor = new Cursor(bytes, widths, version === 0 ? 24 : 28);
  const base = cursor.address() ?? place;
  cursor.address();
  const end = cursor.address();
  if (cursor.address() !== undefined) throw new Hdf5Fault('is kept in several files');
  cursor.address();
  return { base: baseOf(base, place), widths, root: needed(cursor.address()), end: needed(end) };
}

function readNew(bytes: Uint8Array, place: number): Superblock {
  const widths = widthsOf(bytes[9] ?? 0, bytes[10] ?? 0);
  const cursor = new Cursor(bytes, widths, 12);
  const base = cursor.address() ?? place;
  cursor.address();
  const end = needed(cursor.address());
  return { base: baseOf(base, place), widths, root: needed(cursor.address()), end };
}

/** The library takes the signature's place where the written base differs. */
function baseOf(base: number, place: number): number {
  if (base !== place && base !== 0)
    throw new Hdf5Fault('counts its addresses from another place than it begins');
  return place;
}

function needed(address: number | undefined): number {
  if (address === undefined) throw new Hdf5Fault('lacks an address that it needs');
  return address;
}
