import { UnreadableMember } from '../archive/archive.ts';
import { type Compression, compressionOf } from '../archive/compressed/compression.ts';
import { openCompressed } from '../archive/compressed/openCompressed.ts';
import type { UnpackLimits } from '../archive/compressed/unpackLimits.ts';
import type { ByteSource } from '../bytes/byteSource.ts';
import { beginningLength } from '../formats/format.ts';
import { deepestNesting } from '../formats/inspectionBudget.ts';
import { recogniseFormat } from '../formats/recogniseFormat.ts';
import type { PackedLayer } from './fileContents.ts';

/** What lies under compression, as far as it can be unpacked. */
export interface Unpacked {
  readonly inner: ByteSource;
  /** From the outermost on. */
  readonly layers: readonly PackedLayer[];
}

/**
 * Takes off the compression around some bytes; those that are not compressed stay as they are.
 * @throws UnreadableMember where nothing can be unpacked; ByteReadError; the signal's reason
 */
export async function unpackLayers(
  source: ByteSource,
  limits: UnpackLimits,
  signal?: AbortSignal,
): Promise<Unpacked> {
  const layers: PackedLayer[] = [];
  let inner = source;
  while (layers.length < deepestNesting) {
    const compression = await compressionIn(inner, signal);
    if (compression === undefined) break;
    const { unpacked, fault } = await unpackOne(inner, compression, limits, signal);
    const sizes = { packedSize: inner.size, size: unpacked.size };
    layers.push({ compression, ...sizes, ...(fault === undefined ? {} : { fault }) });
    inner = unpacked;
  }
  return { inner, layers };
}

/** How bytes are compressed, where no other format claims them: marks of zlib and lzma are weak. */
async function compressionIn(source: ByteSource, signal?: AbortSignal): Promise<Compression | undefined> {
  const head = (await source.read(0, beginningLength, signal)).slice();
  const compression = compressionOf(head);
  if (compression === undefined) return undefined;
  const beginning = { head, source, name: '', ...(signal === undefined ? {} : { signal }) };
  return (await recogniseFormat(beginning))?.id === 'compressed' ? compression : undefined;
}

async function unpackOne(
  source: ByteSource,
  compression: Compression,
  limits: UnpackLimits,
  signal?: AbortSignal,
): Promise<{ readonly unpacked: ByteSource; readonly fault?: string }> {
  try {
    return { unpacked: await openCompressed(source, compression, limits, signal) };
  } catch (fault) {
    if (!(fault instanceof UnreadableMember) || fault.readable === undefined) throw fault;
    return { unpacked: fault.readable, fault: fault.message };
  }
}
