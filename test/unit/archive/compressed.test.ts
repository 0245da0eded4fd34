import { setTimeout } from 'node:timers/promises';
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { UnreadableMember } from '../../../core/src/archive/archive.ts';
import { type Compression, compressionOf } from '../../../core/src/archive/compressed/compression.ts';
import { openCompressed } from '../../../core/src/archive/compressed/openCompressed.ts';
import type { UnpackLimits } from '../../../core/src/archive/compressed/unpackLimits.ts';
import { unsupportedArchiveOf } from '../../../core/src/archive/unsupportedArchive.ts';
import type { ByteSource } from '../../../core/src/bytes/byteSource.ts';
import { MemorySource } from '../../../core/src/bytes/memorySource.ts';
import { firstPart, packedFixtures, plainText } from '../../support/packedFixtures.ts';

const limits: UnpackLimits = { takeUnpacked: () => true };
const rest = plainText.subarray(firstPart.length);
const skippable = Buffer.from('542a4d1803000000616263', 'hex');

const open = (bytes: Uint8Array, compression: Compression, given = limits) =>
  openCompressed(new MemorySource(bytes), compression, given);
const all = async (source: ByteSource) => Buffer.from(await source.read(0, source.size));

const genuine: readonly [what: string, compression: Compression, bytes: Uint8Array][] = [
  ['gzip', 'gzip', gzipSync(plainText)],
  ['gzip of several members', 'gzip', Buffer.concat([gzipSync(firstPart), gzipSync(''), gzipSync(rest)])],
  [
    'gzip with zeros between and behind',
    'gzip',
    Buffer.concat([gzipSync(firstPart), Buffer.alloc(9), gzipSync(rest), Buffer.alloc(5000)]),
  ],
  ['gzip with a name and more', 'gzip', withGzipFields(gzipSync(plainText))],
  ['zlib', 'zlib', deflateSync(plainText)],
  ['zlib of the lowest level', 'zlib', deflateSync(plainText, { level: 1 })],
  ['zlib of several streams', 'zlib', Buffer.concat([deflateSync(firstPart), deflateSync(rest)])],
  ['bzip2 of several blocks', 'bzip2', packedFixtures.bzip2],
  ['bzip2 of several streams', 'bzip2', packedFixtures.bzip2Streams],
  ['xz', 'xz', packedFixtures.xz],
  ['xz of several streams', 'xz', packedFixtures.xzStreams],
  ['lzma', 'lzma', packedFixtures.lzma],
  ['lzma with a small dictionary', 'lzma', packedFixtures.lzmaSmallDictionary],
  ['lz4', 'lz4', packedFixtures.lz4],
  ['lz4 with linked blocks', 'lz4', packedFixtures.lz4Linked],
  ['zstd', 'zstd', zstdCompressSync(plainText)],
  [
    'zstd with a frame to pass',
    'zstd',
    Buffer.concat([skippable, zstdCompressSync(firstPart), skippable, zstdCompressSync(rest)]),
  ],
];

describe('compressed data', () => {
  it.each(genuine)('%s are known and unpacked', async (_what, compression, bytes) => {
    expect(compressionOf(bytes.subarray(0, 4096))).toBe(compression);
    const unpacked = await open(bytes, compression);
    expect((await all(unpacked)).equals(plainText)).toBe(true);
    expect(unpacked.packedEnd).toBe(bytes.length);
  });

  it('are stored where they do not shrink', async () => {
    const unpacked = await open(packedFixtures.lz4Stored, 'lz4');
    expect([...(await all(unpacked))]).toEqual(Array.from({ length: 256 }, (_, byte) => byte));
  });

  it.each(genuine)('%s: what follows is told', async (_what, compression, bytes) => {
    const { size, packedEnd } = await open(Buffer.concat([bytes, Buffer.from('cos\nsystem')]), compression);
    expect(size).toBe(plainText.length);
    expect(packedEnd).toBe(bytes.length - trailingZeros(bytes));
  });

  it.each(genuine)('%s: what came before a break can be read', async (_what, compression, bytes) => {
    const used = bytes.length - trailingZeros(bytes);
    for (const cut of [used - 1, Math.floor(used / 2), 20]) {
      const fault = await open(bytes.subarray(0, cut), compression).catch((error: unknown) => error);
      // Cut where a stream ends, it is whole.
      if (!(fault instanceof UnreadableMember)) {
        expect(fault).toMatchObject({ size: firstPart.length });
        continue;
      }
      expect(fault.rule).toBe('archive-header-mismatch');
      const readable = await all(fault.readable ?? new MemorySource(new Uint8Array()));
      expect(readable.equals(plainText.subarray(0, readable.length))).toBe(true);
    }
  });

  it.each([
    ['gzip', gzipSync(firstPart, { level: 0 })],
    ['zlib', deflateSync(firstPart, { level: 0 })],
  ] as const)('%s: little is lost before a broken block', async (compression, whole) => {
    // A second block of a kind that does not exist, in place of the checksum.
    const checksum = compression === 'gzip' ? 8 : 4;
    const bytes = Buffer.concat([whole.subarray(0, whole.length - checksum), Buffer.alloc(100, 0xff)]);
    const header = compression === 'gzip' ? 10 : 2;
    bytes[header] = 0;
    const fault = await open(bytes, compression).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(UnreadableMember);
    expect((fault as UnreadableMember).readable?.size).toBeGreaterThan(firstPart.length - 64);
  });

  it('with a wrong checksum can be read all the same', async () => {
    const bytes = gzipSync(plainText);
    bytes[bytes.length - 5] = (bytes.at(-5) ?? 0) ^ 1;
    const fault = await open(bytes, 'gzip').catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(UnreadableMember);
    expect((fault as UnreadableMember).readable?.size).toBe(plainText.length);
  });

  it('with another filter are not supported', async () => {
    await expect(open(packedFixtures.xzOtherFilter, 'xz')).rejects.toMatchObject({
      rule: 'content-unsupported',
    });
  });

  it.each([
    ['text', 'weights and more of it, in plain letters'],
    ['text that begins like zlib', 'x^2 + y^2 = z^2 has many solutions'],
    ['a pickle', '\x80\x04\x95\x10\0\0\0\0\0\0\0\x8c\x02os\x94\x8c\x06system'],
    ['nothing', ''],
    ['tensors', '\x5d\0\0\x80\0\x01\x02\x03\x04\x05\x06\x07\x08\x09'],
    ['zeros', '\0'.repeat(64)],
  ])('are not seen in %s', (_what, text) => {
    expect(compressionOf(Buffer.from(text, 'latin1'))).toBeUndefined();
  });

  it.each([
    ['7-Zip archive', '7z\xbc\xaf\x27\x1c\0\x04'],
    ['RAR archive', 'Rar!\x1a\x07\x01\0'],
    ['legacy LZ4 stream', '\x02\x21\x4c\x18'],
    [undefined, 'PK\x03\x04'],
  ])('%s is known and not read', (name, text) => {
    expect(unsupportedArchiveOf(Buffer.from(text, 'latin1'))).toBe(name);
  });
});

describe('unpacking', () => {
  /** More than is kept in memory; each number tells its place. */
  const longest = Buffer.alloc(80 * 1024 * 1024);
  for (let at = 0; at < longest.length; at += 64 * 1024) longest.writeUInt32LE(at, at);
  const packed = gzipSync(longest, { level: 1 });

  it('of what is longer than memory allows reads any place, backward too', async () => {
    let unpackedBytes = 0;
    const counting = {
      takeUnpacked(bytes: number) {
        unpackedBytes += bytes;
        return true;
      },
    };
    const unpacked = await open(packed, 'gzip', counting);
    expect(unpacked.size).toBe(longest.length);
    for (const at of [
      0,
      65_000,
      70 * 1024 * 1024,
      65 * 1024 * 1024,
      79 * 1024 * 1024,
      5,
      longest.length - 3,
    ]) {
      const bytes = await unpacked.read(at, 100_000);
      expect(Buffer.compare(bytes, longest.subarray(at, at + 100_000))).toBe(0);
    }
    // Once for the size, once forward, once from the beginning.
    expect(unpackedBytes).toBeLessThan(3.1 * longest.length);
    const reads = [1_000_000, 3_000_000, 2_000_000].map((at) => unpacked.read(at, 8));
    expect((await Promise.all(reads)).map((bytes) => bytes.length)).toEqual([8, 8, 8]);
  });

  it('ends at the limit, and what came before can be read', async () => {
    let left = 1000;
    const limited = {
      takeUnpacked(bytes: number) {
        left -= bytes;
        return left >= 0;
      },
    };
    const fault = await open(gzipSync(plainText), 'gzip', limited).catch((error: unknown) => error);
    expect(fault).toMatchObject({ rule: 'limit-exceeded' });
  });

  it('knows a bomb from weights that are all zero', async () => {
    const zeros = gzipSync(Buffer.alloc(300 * 1024 * 1024), { level: 9 });
    expect((await open(zeros, 'gzip')).size).toBe(300 * 1024 * 1024);
    const bomb = zstdCompressSync(Buffer.alloc(300 * 1024 * 1024));
    const fault = await open(bomb, 'zstd').catch((error: unknown) => error);
    expect(fault).toMatchObject({ rule: 'archive-bomb' });
  });

  it('ends soon after it was aborted, in Node and in decoders of our own', async () => {
    const slow = Buffer.concat(Array.from({ length: 400 }, () => packedFixtures.bzip2));
    for (const [bytes, compression] of [
      [packed, 'gzip'],
      [slow, 'bzip2'],
    ] as const) {
      const stop = new AbortController();
      const opening = openCompressed(new MemorySource(bytes), compression, limits, stop.signal);
      const outcome = opening.catch((error: unknown) => error);
      await setTimeout(30);
      stop.abort(new Error('no longer wanted'));
      const since = performance.now();
      expect(await outcome).toMatchObject({ message: 'no longer wanted' });
      expect(performance.now() - since).toBeLessThan(5_000);
    }
  });
});

/** The optional fields of a gzip header. */
function withGzipFields(plain: Buffer): Buffer {
  const header = Buffer.from(plain.subarray(0, 10));
  header[3] = 2 + 4 + 8 + 16;
  const fields = Buffer.from('\x03\0abcname\0comment\0\x12\x34', 'latin1');
  return Buffer.concat([header, fields, plain.subarray(10)]);
}

function trailingZeros(bytes: Uint8Array): number {
  return bytes.at(-1) === 0 && bytes.at(-100) === 0 ? 5000 : 0;
}
