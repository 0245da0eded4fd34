import type { BigIntStats } from 'node:fs';

/** What tells one state of a file from another without reading it. Texts of whole numbers: they go into JSON. */
export interface FileStamp {
  /** Device and inode. */
  readonly place: string;
  /** Bytes. */
  readonly size: number;
  /** Nanoseconds since 1970. A program can set the first back, the second only with the clock. */
  readonly modified: string;
  readonly changed: string;
}

export function fileStamp(stats: BigIntStats): FileStamp {
  return {
    place: `${stats.dev}:${stats.ino}`,
    size: Number(stats.size),
    modified: String(stats.mtimeNs),
    changed: String(stats.ctimeNs),
  };
}

export function isSameStamp(a: FileStamp, b: FileStamp): boolean {
  return a.place === b.place && a.size === b.size && a.modified === b.modified && a.changed === b.changed;
}

/** File systems that keep times in steps of two seconds are in use (FAT). */
const coarsestStep = 2_000;

/**
 * True where the file was written so shortly before that a later write may leave the same times: git calls such an entry
 * racy. A time in the future is never old enough.
 * @param now milliseconds since 1970
 */
export function isRacy({ modified, changed }: FileStamp, now: number): boolean {
  const latest = Math.max(Number(BigInt(modified) / 1_000_000n), Number(BigInt(changed) / 1_000_000n));
  return now - latest < coarsestStep;
}
