/**
 * Bytes that can be read at any place: a file, memory, a member of an archive, a file on the Hub. What makes one
 * scanner serve them all.
 */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /**
   * Reads at most `length` bytes from `offset`; fewer only where the source ends. Several reads may be under
   * way at once. The answer may be a view of what the source keeps: it is not to be written to.
   * @throws ByteReadError where the bytes cannot be had; the signal's reason where it was aborted
   */
  read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array>;
}

/** Bytes that should be there and cannot be read: the file vanished, shrank or is locked. The message is for people. */
export class ByteReadError extends Error {
  override readonly name = 'ByteReadError';
}
