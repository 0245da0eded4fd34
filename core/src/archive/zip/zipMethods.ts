import type { ByteSource } from '../../bytes/byteSource.ts';
import { UnreadableMember } from '../archive.ts';
import { bzip2 } from '../compressed/bzip2.ts';
import { lzmaProperties } from '../compressed/lzmaDecoder.ts';
import { decodeLzma } from '../compressed/lzmaStream.ts';
import { u32 } from '../compressed/packedInput.ts';
import { type Decode, decodeAll, type StreamFormat } from '../compressed/streamFormat.ts';
import { xz } from '../compressed/xz.ts';
import { decodeDeflate } from '../compressed/zlibStream.ts';
import { zstd } from '../compressed/zstd.ts';
import type { ZipHeader } from './zipHeaders.ts';

const lzmaMethod = 14;
/** Two bytes of version, two of length, five of properties (APPNOTE 5.8.8). */
const lzmaHeaderLength = 9;
const hasEndMarkFlag = 2;

/** By number (APPNOTE 4.4.5). */
const decoders: Readonly<Record<number, Decode>> = {
  8: decodeDeflate,
  12: all(bzip2),
  93: all(zstd),
  95: all(xz),
};

const unread: Readonly<Record<number, string>> = {
  1: 'Shrink',
  6: 'Implode',
  9: 'Deflate64',
  98: 'PPMd',
};

/** @throws UnreadableMember where the method is not supported */
export async function decoderOf(
  { method, flags, size }: ZipHeader,
  packed: ByteSource,
  isSizeKnown: boolean,
  signal?: AbortSignal,
): Promise<Decode> {
  if (method === lzmaMethod) {
    const head = await packed.read(0, lzmaHeaderLength, signal);
    const properties = lzmaProperties(head[4] ?? 255);
    if (properties === undefined) {
      throw new UnreadableMember('archive-header-mismatch', 'its LZMA header is broken');
    }
    const isMarked = (flags & hasEndMarkFlag) !== 0 || !isSizeKnown;
    const header = { properties, dictionarySize: u32(head, 5), ...(isMarked ? {} : { size }) };
    return (source, start) => decodeLzma(source, start + lzmaHeaderLength, header);
  }
  const decoder = decoders[method];
  if (decoder !== undefined) return decoder;
  throw new UnreadableMember(
    'content-unsupported',
    `its compression method, ${unread[method] ?? `number ${method}`}, is not supported`,
  );
}

function all(format: StreamFormat): Decode {
  return (source, start) => decodeAll(format, source, start);
}
