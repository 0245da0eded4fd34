import { constants, createInflate, createInflateRaw, inflateSync } from 'node:zlib';
import type { Decode, StreamFormat } from './streamFormat.ts';
import { runEngine } from './zlibEngine.ts';

/** Bytes of the shortest stream. */
const shortest = 8;

/**
 * zlib (RFC 1950), as joblib writes it. Two bytes are a weak mark: what looks like one is unpacked a little. joblib goes
 * on with the next stream.
 */
export const zlibStream: StreamFormat = {
  begins: (head) => hasHeader(head) && unpacks(head),
  isPadded: false,
  decode: (source, start) => runEngine(createInflate, source, start),
};

/** Deflate without any header (RFC 1951), as members of zip archives are. */
export const decodeDeflate: Decode = (source, start) => runEngine(createInflateRaw, source, start);

/** Method 8, a window of at most 32 KiB, no preset dictionary, and the check bits. */
function hasHeader(head: Uint8Array): boolean {
  const [method = 0, flags = 0] = head;
  return (
    head.length >= shortest &&
    (method & 0x0f) === 8 &&
    method >> 4 <= 7 &&
    (flags & 0x20) === 0 &&
    (method * 256 + flags) % 31 === 0
  );
}

function unpacks(head: Uint8Array): boolean {
  try {
    return inflateSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 2 ** 20 }).length > 0;
  } catch (fault) {
    return fault instanceof RangeError;
  }
}
