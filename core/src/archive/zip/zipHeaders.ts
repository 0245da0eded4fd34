/** Signatures, as the first four bytes read as a little-endian number (APPNOTE.TXT 6.3.10, section 4.3). */
export const localSignature = 0x04034b50;
export const centralSignature = 0x02014b50;
export const zip64EndSignature = 0x06064b50;
export const zip64LocatorSignature = 0x07064b50;
export const descriptorSignature = 0x08074b50;

export const localHeaderLength = 30;
export const centralHeaderLength = 46;

/** A value that stands for one too large, in the Zip64 extra field. */
export const saturated32 = 0xffffffff;
export const saturated16 = 0xffff;

/** Bits of `flags`. */
export const isEncryptedFlag = 1;
export const hasDescriptorFlag = 8;

export const storedMethod = 0;
export const aesMethod = 99;

/** What a local header and an entry of the central directory both tell of a member. */
export interface ZipHeader {
  /** Of the header, in the archive's bytes. */
  readonly offset: number;
  /** Of the whole header, in bytes. */
  readonly length: number;
  readonly rawName: Uint8Array;
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  /** CRC-32. */
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  readonly extra: Uint8Array;
}

export interface CentralEntry extends ZipHeader {
  /** Of the local header, in the archive's bytes. */
  readonly localOffset: number;
  readonly disk: number;
  /** The mode of the file where a Unix system made the archive. */
  readonly unixMode: number | undefined;
  /** Zip64 values that contradict those beside them. */
  readonly isContradictory: boolean;
}

const isUtf8Flag = 0x800;

/** UTF-8 where it is, as archives of today are; one letter per byte otherwise. */
export function decodeName(raw: Uint8Array, flags: number): string {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.length);
  const text = bytes.toString('utf8');
  const isUtf8 = (flags & isUtf8Flag) !== 0 || !text.includes('\ufffd');
  return isUtf8 ? text : bytes.toString('latin1');
}
