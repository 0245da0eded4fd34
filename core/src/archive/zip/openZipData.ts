import { crc32 } from 'node:zlib';
import type { ByteSource } from '../../bytes/byteSource.ts';
import { SliceSource } from '../../bytes/sliceSource.ts';
import { UnreadableMember } from '../archive.ts';
import { unpack } from '../compressed/unpackedSource.ts';
import type { UnpackLimits } from '../compressed/unpackLimits.ts';
import { isEncrypted } from './compareHeaders.ts';
import { isEncryptedFlag, storedMethod, type ZipHeader } from './zipHeaders.ts';
import { decoderOf } from './zipMethods.ts';

/** Stored contents up to this are compared with their checksum: tensors are not read for it. */
const mostChecked = 1024 * 1024;

/** Where the data of a member lie, as one header says. */
export interface ZipData {
  readonly header: ZipHeader;
  readonly offset: number;
  /** Bytes that it takes in the archive. */
  readonly packedSize: number;
  /** False for a hidden member whose header leaves size and checksum to what follows. */
  readonly isSizeKnown: boolean;
  /** Whether stored contents are compared with their checksum, which reads them all. */
  readonly isChecked: boolean;
}

/**
 * The contents of a member. A wrong checksum or size is told by an error that carries what could be read: some loaders
 * do not check (CVE-2025-10156).
 * @throws UnreadableMember; ByteReadError; the signal's reason
 */
export async function openZipData(
  source: ByteSource,
  data: ZipData,
  limits: UnpackLimits,
  signal?: AbortSignal,
): Promise<ByteSource> {
  const { header, offset, packedSize } = data;
  const packed = new SliceSource(source, offset, packedSize);
  if (isEncrypted(header)) return openEncrypted(packed, data, limits, signal);
  if (packed.size < packedSize) {
    const readable = header.method === storedMethod ? packed : undefined;
    throw mismatch('its data reach beyond the end of the archive', readable);
  }
  if (header.method === storedMethod) {
    await checkStored(packed, data, signal);
    return packed;
  }
  return unpackChecked(packed, data, limits, signal);
}

/** A mark of encryption on data that unpack to the checksum is a lie (CVE-2025-1945). */
async function openEncrypted(
  packed: ByteSource,
  data: ZipData,
  limits: UnpackLimits,
  signal?: AbortSignal,
): Promise<ByteSource> {
  const { header, isSizeKnown } = data;
  const encrypted = new UnreadableMember('content-unsupported', 'it is encrypted');
  if ((header.flags & isEncryptedFlag) === 0 || header.method === storedMethod || !isSizeKnown) {
    throw encrypted;
  }
  let readable: ByteSource;
  try {
    readable = await unpackChecked(packed, data, limits, signal);
  } catch (fault) {
    throw fault instanceof UnreadableMember ? encrypted : fault;
  }
  throw mismatch('it is marked as encrypted and is not', readable);
}

async function unpackChecked(
  packed: ByteSource,
  { header, isSizeKnown }: ZipData,
  limits: UnpackLimits,
  signal?: AbortSignal,
): Promise<ByteSource> {
  const decode = await decoderOf(header, packed, isSizeKnown, signal);
  const unpacked = await unpack(packed, decode, limits, signal);
  if (!isSizeKnown) return unpacked;
  if (unpacked.size !== header.size)
    throw mismatch('it unpacks to another size than its header says', unpacked);
  if (unpacked.checksum !== header.checksum) throw mismatch('its checksum is wrong', unpacked);
  if (unpacked.packedEnd < packed.size)
    throw mismatch('bytes are hidden behind its compressed data', unpacked);
  return unpacked;
}

async function checkStored(
  packed: ByteSource,
  { header, isSizeKnown, isChecked }: ZipData,
  signal?: AbortSignal,
): Promise<void> {
  if (!isSizeKnown) return;
  if (packed.size !== header.size) throw mismatch('it is stored, yet its two sizes differ', packed);
  if (!isChecked || packed.size > mostChecked) return;
  const bytes = await packed.read(0, packed.size, signal);
  if (crc32(bytes) !== header.checksum) throw mismatch('its checksum is wrong', packed);
}

function mismatch(message: string, readable?: ByteSource): UnreadableMember {
  return new UnreadableMember('archive-header-mismatch', message, readable);
}
