import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { reasonOf } from '../paths/systemReason.ts';
import { ContentHasher, type ContentHashes } from './contentHasher.ts';
import type { NoDigest } from './digester.ts';
import { type FileStamp, fileStamp, isSameStamp } from './fileStamp.ts';

/** Bytes of one read. Less costs more calls, more falls out of the processor's cache between reading and hashing. */
const chunkBytes = 1024 * 1024;

export interface DigestFileOptions {
  readonly gitOid: boolean;
  readonly signal?: AbortSignal;
  /** Tells how many bytes of the file are done. */
  onProgress?(bytes: number): void;
}

/** The hashes of a file, and the state of the file that has them. */
export interface StampedDigest extends ContentHashes {
  readonly stamp: FileStamp;
  /** When that was seen, in milliseconds since 1970: before the first byte was read. */
  readonly seenAt: number;
}

/**
 * Hashes a file as a stream; the next bytes are read while the last are hashed. Never throws for what is or happens on
 * disk: a folder, a FIFO, no permission, and a file that is another one at the end are outcomes.
 * @param path absolute; a link is followed
 * @throws the signal's reason when it is aborted, some milliseconds after
 */
export async function digestFile(
  path: string,
  options: DigestFileOptions,
): Promise<StampedDigest | NoDigest> {
  options.signal?.throwIfAborted();
  let handle: FileHandle;
  try {
    // A FIFO is opened without waiting for its writer; Windows knows no such flag.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return { failed: reasonOf(error) };
  }
  try {
    const seenAt = Date.now();
    const before = await handle.stat({ bigint: true });
    if (!before.isFile()) return { failed: 'it is no regular file' };
    const stamp = fileStamp(before);
    const hashes = await hashAll(handle, stamp.size, options);
    if (hashes === undefined || !(await isUnchanged(handle, path, stamp))) {
      return { failed: 'it changed while it was read' };
    }
    return { ...hashes, stamp, seenAt };
  } catch (error) {
    options.signal?.throwIfAborted();
    return { failed: reasonOf(error) };
  } finally {
    await handle.close();
  }
}

/** `undefined` where the file ends before or goes on after its size. */
async function hashAll(
  handle: FileHandle,
  size: number,
  { gitOid, signal, onProgress }: DigestFileOptions,
): Promise<ContentHashes | undefined> {
  const hasher = new ContentHasher(gitOid ? size : undefined);
  // One byte more than there should be: a file that goes on is read no further.
  const buffers = [0, 1].map(() => new Uint8Array(Math.min(chunkBytes, size + 1)));
  const readAt = (offset: number, turn: number) => {
    const buffer = buffers[turn % 2] as Uint8Array;
    return handle.read(buffer, 0, Math.min(buffer.length, size + 1 - offset), offset);
  };
  let done = 0;
  let next = readAt(0, 0);
  for (let turn = 1; ; turn += 1) {
    const { bytesRead, buffer } = await next;
    signal?.throwIfAborted();
    if (bytesRead === 0) return done === size ? hasher.finish() : undefined;
    if (done + bytesRead > size) return undefined;
    next = readAt(done + bytesRead, turn);
    hasher.update(buffer.subarray(0, bytesRead));
    done += bytesRead;
    onProgress?.(done);
  }
}

/** True where both what is open and what the path leads to now are what was opened. */
async function isUnchanged(handle: FileHandle, path: string, stamp: FileStamp): Promise<boolean> {
  const [open, found] = await Promise.all([handle.stat({ bigint: true }), stat(path, { bigint: true })]);
  return isSameStamp(fileStamp(open), stamp) && isSameStamp(fileStamp(found), stamp);
}
