import type { ByteSource } from '../../bytes/byteSource.ts';
import { type Compression, streamFormats } from './compression.ts';
import { decodeAll } from './streamFormat.ts';
import { type Unpacked, unpack } from './unpackedSource.ts';
import type { UnpackLimits } from './unpackLimits.ts';

/**
 * The unpacked contents of compressed data, all streams that follow one another. `packedEnd` below the size of `source`
 * means that other bytes follow.
 * @throws UnreadableMember where the data are broken, cut, a bomb, unsupported or over a limit, with what could be read;
 * ByteReadError; the signal's reason
 */
export function openCompressed(
  source: ByteSource,
  compression: Compression,
  limits: UnpackLimits,
  signal?: AbortSignal,
): Promise<Unpacked> {
  const format = streamFormats[compression];
  return unpack(source, (packed, start) => decodeAll(format, packed, start), limits, signal);
}
