import { isUtf8 } from 'node:buffer';
import { readBounded } from '../paths/boundedRead.ts';
import { isNotebookFile } from '../paths/isNotebookFile.ts';

/** Bytes of a source file that are read: hand-written files are smaller by far. */
export const sourceByteLimit = 10 * 1024 * 1024;
/** Bytes of a notebook, whose outputs hold pictures; its code has the limit of a source file. */
const notebookByteLimit = 256 * 1024 * 1024;

/** Bytes of a file of that name that are read. */
export function byteLimitOf(path: string): number {
  return isNotebookFile(path) ? notebookByteLimit : sourceByteLimit;
}

export type SourceEncoding = 'utf-8' | 'latin1' | 'windows-1252';

/** A source file as text, with what is needed to write it back. */
export interface SourceText {
  readonly text: string;
  readonly encoding: SourceEncoding;
  /** True where the file began with a UTF-8 byte order mark, which is not part of `text`. */
  readonly byteOrderMark: boolean;
}

export type SourceTextAnswer = SourceText | { readonly skipped: string };

const codingLine = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const blankOrComment = /^[ \t\f]*(?:#.*)?$/;
const utf8Names = new Set([
  'utf-8',
  'utf8',
  'u8',
  'utf',
  'utf8-ucs2',
  'utf8-ucs4',
  'utf-8-sig',
  'ascii',
  'us-ascii',
]);
const latin1Names = new Set(['latin-1', 'latin1', 'l1', 'iso-8859-1', 'iso8859-1', '8859']);
const windowsNames = new Set(['cp1252', 'windows-1252', '1252']);
/** Binary files show a zero byte early; source has none. */
const binaryProbe = 8 * 1024;

/** Reads and decodes a source file, or says why not. Never throws. */
export function readSourceText(path: string): SourceTextAnswer {
  const read = readBounded(path, byteLimitOf(path));
  return read.refused === undefined
    ? decodeSource(read.bytes, /\.py[iw]?$/i.test(path))
    : { skipped: read.reason };
}

/**
 * Decodes source strictly: UTF-8 with or without a byte order mark, and for Python what its coding line names
 * (PEP 263), where that is Latin-1 or Windows-1252.
 */
export function decodeSource(bytes: Buffer, python: boolean): SourceTextAnswer {
  if (bytes.subarray(0, binaryProbe).includes(0)) {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    return { skipped: utf16 ? 'it is UTF-16, not UTF-8' : 'it is a binary file' };
  }
  const byteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = byteOrderMark ? bytes.subarray(3) : bytes;
  const declared = python && !byteOrderMark ? declaredEncoding(content) : undefined;
  if (declared !== undefined && latin1Names.has(declared)) {
    return { text: content.toString('latin1'), encoding: 'latin1', byteOrderMark };
  }
  if (declared !== undefined && windowsNames.has(declared)) {
    return { text: new TextDecoder('windows-1252').decode(content), encoding: 'windows-1252', byteOrderMark };
  }
  if (!isUtf8(content)) {
    return {
      skipped:
        declared === undefined ? 'it is not UTF-8' : `it is not UTF-8 (its coding line says ${declared})`,
    };
  }
  if (declared !== undefined && !utf8Names.has(declared) && !isAscii(content)) {
    return { skipped: `its encoding ${declared} is not supported` };
  }
  return { text: content.toString('utf8'), encoding: 'utf-8', byteOrderMark };
}

/**
 * The bytes of a text in the encoding that its file had.
 * @returns `undefined` where the encoding lacks a character
 */
export function encodeSource({ text, encoding, byteOrderMark }: SourceText): Buffer | undefined {
  if (encoding === 'utf-8') return Buffer.from(byteOrderMark ? `\ufeff${text}` : text, 'utf8');
  const bytes = encoding === 'latin1' ? latin1Bytes : windowsBytes();
  const encoded = [...text].map((character) => bytes.get(character));
  return encoded.includes(undefined) ? undefined : Buffer.from(encoded.map(Number));
}

const latin1Bytes = new Map(Array.from({ length: 256 }, (_, byte) => [String.fromCharCode(byte), byte]));

function windowsBytes(): Map<string, number> {
  const decoder = new TextDecoder('windows-1252');
  return new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
}

function declaredEncoding(content: Buffer): string | undefined {
  const [first = '', second = ''] = content
    .subarray(0, 1024)
    .toString('latin1')
    .split(/\r\n|\r|\n/, 2);
  const match = codingLine.exec(first) ?? (blankOrComment.test(first) ? codingLine.exec(second) : null);
  return match?.[1]?.toLowerCase().replaceAll('_', '-');
}

function isAscii(bytes: Buffer): boolean {
  return bytes.every((byte) => byte < 0x80);
}
