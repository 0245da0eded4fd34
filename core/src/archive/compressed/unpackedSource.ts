import { crc32 } from 'node:zlib';
import type { ByteSource } from '../../bytes/byteSource.ts';
import { MemorySource } from '../../bytes/memorySource.ts';
import { UnreadableMember } from '../archive.ts';
import { InterruptibleSource } from './interruptibleSource.ts';
import { Pace } from './pace.ts';
import type { Decode } from './streamFormat.ts';
import { UnpackedWindow } from './unpackedWindow.ts';
import type { UnpackLimits } from './unpackLimits.ts';

/** Unpacked bytes that are kept; of what is longer only a window is. */
const mostInMemory = 64 * 1024 * 1024;
/**
 * Deflate cannot grow data more than 1,032-fold, which zeros do: all-zero weights are no bomb. The others can, and who
 * grows data further than that and to more than `freeBytes` has nothing but a bomb.
 */
const largestRatio = 1100;
const freeBytes = 256 * 1024 * 1024;

/** The bytes that compressed ones unpack to. */
export interface Unpacked extends ByteSource {
  /** Where in the packed source the compressed data ended; what follows is for the caller to judge. */
  readonly packedEnd: number;
  /** CRC-32 of all unpacked bytes. */
  readonly checksum: number;
}

/**
 * Unpacks once to learn the size. Up to 64 MiB stay in memory; longer contents are unpacked again as they are read:
 * forward and a little backward cheaply, further backward from the beginning.
 * @throws UnreadableMember where the data are broken, cut, a bomb or over a limit, with what could be read;
 * ByteReadError; the signal's reason
 */
export async function unpack(
  source: ByteSource,
  decode: Decode,
  limits: UnpackLimits,
  signal?: AbortSignal,
): Promise<Unpacked> {
  const packed = new InterruptibleSource(source);
  packed.signal = signal;
  const unpacking = decode(packed, 0);
  const pace = new Pace();
  let kept: Uint8Array[] | undefined = [];
  let size = 0;
  let checksum = 0;
  const readable = (): ByteSource =>
    kept === undefined
      ? new UnpackedWindow(packed, decode, size, limits)
      : new MemorySource(joined(kept, size));
  try {
    for (;;) {
      const { value, done } = await unpacking.next();
      await pace.rest(signal);
      if (done === true) return withFacts(readable(), value, checksum);
      if (!limits.takeUnpacked(value.length)) {
        throw new UnreadableMember('limit-exceeded', 'the file unpacks to more than one inspection may read');
      }
      size += value.length;
      checksum = crc32(value, checksum);
      if (size > mostInMemory) kept = undefined;
      if (value.length > 0) kept?.push(value);
      if (size > freeBytes && size > source.size * largestRatio) {
        throw new UnreadableMember(
          'archive-bomb',
          `it unpacks to more than ${largestRatio} times its size, as bombs do and models do not`,
        );
      }
    }
  } catch (fault) {
    if (!(fault instanceof UnreadableMember)) throw fault;
    throw new UnreadableMember(fault.rule, fault.message, readable());
  } finally {
    await unpacking.return(0);
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function withFacts(source: ByteSource, packedEnd: number, checksum: number): Unpacked {
  return {
    size: source.size,
    packedEnd,
    checksum,
    read: (offset, length, signal) => source.read(offset, length, signal),
  };
}
