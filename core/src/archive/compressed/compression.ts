import { bzip2 } from './bzip2.ts';
import { gzip } from './gzip.ts';
import { lz4Frame } from './lz4Frame.ts';
import { lzmaAlone } from './lzmaAlone.ts';
import type { StreamFormat } from './streamFormat.ts';
import { xz } from './xz.ts';
import { zlibStream } from './zlibStream.ts';
import { zstd } from './zstd.ts';

/** The ways to compress a stream that are read; those with a sure mark first. */
export const streamFormats = {
  gzip,
  bzip2,
  xz,
  zstd,
  lz4: lz4Frame,
  zlib: zlibStream,
  lzma: lzmaAlone,
} as const satisfies Record<string, StreamFormat>;

export type Compression = keyof typeof streamFormats;

/**
 * How bytes are compressed, by what they begin with. zlib and lzma have weak marks: what looks like one counts where it
 * can be unpacked a little. A head of 4 KiB is enough.
 */
export function compressionOf(head: Uint8Array): Compression | undefined {
  for (const [name, format] of Object.entries(streamFormats)) {
    if (format.begins(head)) return name as Compression;
  }
  return undefined;
}
