import type { ByteSource } from '../../bytes/byteSource.ts';
import { UnreadableMember } from '../archive.ts';

/**
 * Unpacks what begins at `start`. It yields chunks of at most some MiB, which are never overwritten, and returns the
 * offset at which the packed data ended. Where they break it throws UnreadableMember after it yielded what came before.
 */
export type Decode = (source: ByteSource, start: number) => AsyncGenerator<Uint8Array, number>;

/** One way to compress a stream of bytes. */
export interface StreamFormat {
  /** Whether the bytes begin a stream of this kind. */
  begins(head: Uint8Array): boolean;
  /** One stream. */
  readonly decode: Decode;
  /** Whether its readers pass zero bytes between streams and behind the last. */
  readonly isPadded: boolean;
}

/** Streams one behind the other; empty ones cost more than they tell. */
const mostStreams = 200_000;
/** How much of what follows a stream is looked at to see whether it is another. */
const headLength = 4096;

/** Unpacks the streams with which a source begins, one behind the other as all readers of such files do. */
export async function* decodeAll(
  format: StreamFormat,
  source: ByteSource,
  start = 0,
): AsyncGenerator<Uint8Array, number> {
  let end = start;
  for (let streams = 0; streams < mostStreams; streams += 1) {
    end = yield* format.decode(source, end);
    // Even an empty stream gives its caller a chance to stop.
    yield new Uint8Array();
    const next = format.isPadded ? await skipZeros(source, end) : end;
    if (next >= source.size) return source.size;
    if (!format.begins(await source.read(next, headLength))) return end;
    end = next;
  }
  throw new UnreadableMember(
    'limit-exceeded',
    `more than ${mostStreams} compressed streams follow one another`,
  );
}

async function skipZeros(source: ByteSource, start: number): Promise<number> {
  let at = start;
  for (;;) {
    const bytes = await source.read(at, at === start ? headLength : 1024 * 1024);
    if (bytes.length === 0) return at;
    const used = bytes.findIndex((byte) => byte !== 0);
    if (used >= 0) return at + used;
    at += bytes.length;
  }
}
