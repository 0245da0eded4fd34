import type { Transform } from 'node:stream';
import type { ByteSource } from '../../bytes/byteSource.ts';
import { UnreadableMember } from '../archive.ts';
import { broken, truncated } from './packedInput.ts';

/** Packed bytes per step. Deflate grows them 1,032-fold at most: 16 MiB wait at once. */
const step = 16 * 1024;

/** Unpacked bytes that an engine hands over at once. */
const usualChunk = 64 * 1024;
/** The fewest that Node allows. */
const smallestChunk = 64;
/** A break this early is looked at closely: most of what runs when a file is loaded stands at its beginning. */
const closeLook = 256 * 1024;

/** An engine of `node:zlib`; `bytesWritten` counts the packed bytes that it used. */
export type ZlibEngine = Transform & { readonly bytesWritten: number };
export type MakeEngine = (options: { readonly chunkSize: number }) => ZlibEngine;

/**
 * Runs an engine on what lies between `start` and `end`, in Node's own threads. At a break an engine drops what it has
 * not handed over yet: then another one that hands over little at a time goes for it.
 * @returns where the engine found the end of the stream
 */
export async function* runEngine(
  make: MakeEngine,
  source: ByteSource,
  start: number,
  end = source.size,
): AsyncGenerator<Uint8Array, number> {
  let length = 0;
  const unpacking = drive(make({ chunkSize: usualChunk }), source, start, end);
  try {
    for (;;) {
      const { value, done } = await unpacking.next();
      if (done === true) return value;
      length += value.length;
      yield value;
    }
  } catch (fault) {
    if (!(fault instanceof UnreadableMember) || length > closeLook) throw fault;
    let passed = 0;
    for await (const bytes of drive(make({ chunkSize: smallestChunk }), source, start, end)) {
      passed += bytes.length;
      if (passed > length) yield bytes.subarray(Math.max(0, bytes.length - (passed - length)));
    }
    throw fault;
  } finally {
    await unpacking.return(0);
  }
}

async function* drive(
  engine: ZlibEngine,
  source: ByteSource,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array, number> {
  let unpacked: Uint8Array[] = [];
  let hasEnded = false;
  let fault: Error | undefined;
  let wake = (): void => {};
  engine.on('data', (bytes: Uint8Array) => unpacked.push(bytes));
  engine.on('end', () => {
    hasEnded = true;
    wake();
  });
  engine.on('error', (error: Error) => {
    fault = error;
    wake();
  });
  try {
    let at = start;
    while (!hasEnded) {
      const packed = await source.read(at, Math.min(step, end - at));
      at += packed.length;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (packed.length === 0) {
          engine.end();
        } else {
          // Where the stream ends in the middle of these bytes, the engine tells its end and never calls back.
          engine.write(packed, (error) => {
            fault ??= error ?? undefined;
            resolve();
          });
        }
      });
      const chunks = unpacked;
      unpacked = [];
      yield* chunks;
      if (fault !== undefined) throw packed.length === 0 ? truncated() : broken(fault.message);
    }
    return start + engine.bytesWritten;
  } finally {
    engine.destroy();
  }
}
