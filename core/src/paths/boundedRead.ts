import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import nodePath from 'node:path';
import { isInside } from './isInside.ts';
import { isMissing, reasonOf } from './systemReason.ts';

/** The bytes of a file, or why there are none: `reason` is for people and starts with `it` or `its`. */
export type BoundedRead =
  | { readonly bytes: Buffer; readonly refused?: never }
  | { readonly refused: ReadRefusal; readonly reason: string };

export type ReadRefusal = 'missing' | 'no-file' | 'too-large' | 'link-outside' | 'unreadable';

export interface BoundedReadOptions {
  /** Absolute path of a folder: a link that leads out of it is refused. */
  readonly within?: string;
  /** False: the path itself may not be a link. */
  readonly followLink?: boolean;
}

/** A FIFO is opened without waiting for its writer; Windows knows none of the flags and ignores them. */
const readFlags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

/**
 * Reads a regular file of at most `limit` bytes; a folder, a FIFO, a device or a larger file is refused before a
 * byte of it is read, so that nothing that lies in a workspace can block or exhaust the process. Never throws.
 * @param path absolute
 */
export function readBounded(path: string, limit: number, options: BoundedReadOptions = {}): BoundedRead {
  try {
    const { within } = options;
    const real = within === undefined ? path : realpathSync(path);
    if (within !== undefined && !isInside(realpathSync(within), real, nodePath)) {
      return { refused: 'link-outside', reason: 'it is a link that leads outside' };
    }
    // What was looked up may not turn into a link before it is opened.
    const noLink = within !== undefined || options.followLink === false ? constants.O_NOFOLLOW : 0;
    return readFile(openSync(real, readFlags | noLink), limit);
  } catch (error) {
    return { refused: isMissing(error) ? 'missing' : 'unreadable', reason: reasonOf(error) };
  }
}

/** Reads from a descriptor, and closes it. */
function readFile(file: number, limit: number): BoundedRead {
  try {
    const found = fstatSync(file);
    if (!found.isFile()) return { refused: 'no-file', reason: 'it is no regular file' };
    if (found.size > limit) return { refused: 'too-large', reason: tooLarge(found.size, limit) };
    const bytes = Buffer.allocUnsafe(found.size);
    let length = 0;
    while (length < bytes.length) {
      const count = readSync(file, bytes, length, bytes.length - length, null);
      if (count === 0) break;
      length += count;
    }
    return { bytes: bytes.subarray(0, length) };
  } finally {
    closeSync(file);
  }
}

function tooLarge(size: number, limit: number): string {
  const mebibyte = 1024 * 1024;
  const [unit, name] = limit < mebibyte ? [1024, 'KiB'] : [mebibyte, 'MiB'];
  return `its ${Math.round(size / unit)} ${name} are over the limit of ${limit / unit} ${name}`;
}
