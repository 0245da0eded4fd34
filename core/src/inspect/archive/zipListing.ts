import { ReadAhead } from '../../archive/readAhead.ts';
import { StructureFindings } from '../../archive/structureFindings.ts';
import { compareHeaders } from '../../archive/zip/compareHeaders.ts';
import { readDirectories } from '../../archive/zip/directories.ts';
import { findEndRecords } from '../../archive/zip/endRecord.ts';
import { readLocalHeader } from '../../archive/zip/localHeader.ts';
import { walkZip } from '../../archive/zip/walkZip.ts';
import type { ZipHeader } from '../../archive/zip/zipHeaders.ts';
import type { ByteSource } from '../../bytes/byteSource.ts';

/** What one header says of a member; names as written. */
export interface ZipRow {
  readonly name: string;
  /** `deflate`, or the number of a method that is not known. */
  readonly method: string;
  /** Bytes, unpacked and packed. */
  readonly size: number;
  readonly packedSize: number;
  /** CRC-32. */
  readonly checksum: number;
  /** Those that change who can read it: `encrypted`. */
  readonly flags: readonly string[];
  /** Of the local header, in the archive's bytes. */
  readonly offset: number;
}

/** An entry of a central directory, or a member that has none. */
export interface ZipEntry extends ZipRow {
  /** What the local header says, where the two differ; `missing` where there is none. */
  readonly local?: ZipRow | 'missing';
  /** True where no directory names it. */
  readonly isHidden?: true;
}

const block = 64 * 1024;

const methods: Readonly<Record<number, string>> = {
  0: 'stored',
  1: 'shrink',
  6: 'implode',
  8: 'deflate',
  9: 'deflate64',
  12: 'bzip2',
  14: 'lzma',
  93: 'zstd',
  95: 'xz',
  98: 'ppmd',
  99: 'aes',
};

/** Bits of the general purpose flag (APPNOTE 4.4.4). */
const flagWords: readonly (readonly [bit: number, word: string])[] = [
  [1, 'encrypted'],
  [0x20, 'patched'],
  [0x40, 'strongly encrypted'],
  [0x2000, 'headers masked'],
];

/**
 * Lists all members that readers might find in a zip archive, with both headers where they differ.
 * @throws ByteReadError; the signal's reason
 */
export async function listZip(source: ByteSource, signal?: AbortSignal): Promise<readonly ZipEntry[]> {
  const near = new ReadAhead(source, block);
  const found = new StructureFindings();
  const records = await findEndRecords(near, signal);
  const directories = await readDirectories(near, records, found, signal);
  const rows: ZipEntry[] = [];
  for (const entry of directories.flatMap((directory) => directory.entries)) {
    const local = await readLocalHeader(near, entry.localOffset, signal);
    const row = { ...rowOf(entry), offset: entry.localOffset };
    if (local === undefined) rows.push({ ...row, local: 'missing' });
    else rows.push(compareHeaders(entry, local).length === 0 ? row : { ...row, local: rowOf(local) });
  }
  const { hidden } = await walkZip(source, directories, records, found, signal);
  return [...rows, ...hidden.map(({ header }): ZipEntry => ({ ...rowOf(header), isHidden: true }))];
}

function rowOf({ name, method, size, packedSize, checksum, flags, offset }: ZipHeader): ZipRow {
  const words = flagWords.flatMap(([bit, word]) => ((flags & bit) === 0 ? [] : [word]));
  return {
    name,
    method: methods[method] ?? String(method),
    size,
    packedSize,
    checksum,
    flags: words,
    offset,
  };
}
