import type { Transform } from 'node:stream';
import type { ByteSource } from '../../bytes/byteSource.ts';
import { broken, truncated } from './packedInput.ts';

/** Packed bytes per step. Deflate grows them 1,032-fold at most: 16 MiB wait at once. */
const step = 16 * 1024;

/** An engine of `node:zlib`; `bytesWritten` counts the packed bytes that it used. */
export type ZlibEngine = Transform & { readonly bytesWritten: number };

/**
 * Runs an engine on what lies between `start` and `end`, in Node's own threads.
 * @returns where the engine found the end of the stream
 */
export async function* runEngine(
  engine: ZlibEngine,
  source: ByteSource,
  start: number,
  end = source.size,
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
