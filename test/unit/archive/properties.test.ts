import { deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArchiveReading, UnreadableMember } from '../../../core/src/archive/archive.ts';
import { type Compression, compressionOf } from '../../../core/src/archive/compressed/compression.ts';
import { openCompressed } from '../../../core/src/archive/compressed/openCompressed.ts';
import { readTar } from '../../../core/src/archive/tar/readTar.ts';
import { endsLikeZip } from '../../../core/src/archive/zip/looksLikeZip.ts';
import { readZip } from '../../../core/src/archive/zip/readZip.ts';
import { MemorySource } from '../../../core/src/bytes/memorySource.ts';
import { firstPart, packedFixtures } from '../../support/packedFixtures.ts';
import { longHeader, paxHeader, tarArchive } from '../../support/tarAssembler.ts';
import { zip64Extra, zipArchive } from '../../support/zipAssembler.ts';

const most = 4 * 1024 * 1024;

/** No more than a small inspection may unpack. */
function someLimits() {
  let left = most;
  return {
    takeUnpacked(bytes: number) {
      left -= bytes;
      return left >= 0;
    },
  };
}

const content = Buffer.from('tensor data '.repeat(20));
const packed = deflateRawSync(content);

const zips = [
  zipArchive([
    { name: 'm/data.pkl', content, descriptor: 'usual' },
    { name: 'm/v', content },
  ]),
  zipArchive(
    [
      { name: 'a', content, method: 8, packed },
      { name: 'b', content, descriptor: 'long' },
    ],
    { zip64: {} },
  ),
  zipArchive(
    [
      { name: 'link', content: Buffer.from('a'), unixMode: 0o120777 },
      { name: 'x', content, extra: zip64Extra(1) },
    ],
    { prefix: content, comment: content, isPrefixCounted: false },
  ),
];

const tars = [
  tarArchive([
    { name: 'a', content },
    { name: 'b', content, isSizeBinary: true },
  ]),
  tarArchive([paxHeader({ path: 'name', size: '240' }), { name: 'b', content }, longHeader('L', 'long')]),
  tarArchive([
    { name: 'l', type: '2', target: 'a' },
    { name: 's', type: 'S', content },
    { name: 'd', type: '5' },
  ]),
];

const streams: readonly [Compression, Uint8Array][] = [
  ['gzip', gzipSync(firstPart)],
  ['zlib', deflateSync(firstPart)],
  ['zstd', zstdCompressSync(firstPart)],
  ['bzip2', packedFixtures.bzip2],
  ['xz', packedFixtures.xzStreams],
  ['lzma', packedFixtures.lzma],
  ['lz4', packedFixtures.lz4Linked],
];

/** What hostile hands do to good bytes: values changed, parts cut off, doubled, or put in from elsewhere. */
function damaged(good: Uint8Array): fc.Arbitrary<Uint8Array> {
  const place = fc.nat({ max: good.length });
  const value = fc.oneof(fc.nat({ max: 255 }), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff));
  const change = fc.tuple(place, value).map(([at, byte]) => (bytes: Uint8Array): Uint8Array => {
    const changed = Uint8Array.from(bytes);
    if (at < changed.length) changed[at] = byte;
    return changed;
  });
  const cut = place.map((at) => (bytes: Uint8Array) => bytes.subarray(0, at));
  const doubled = fc.tuple(place, place, place).map(
    ([from, to, at]) =>
      (bytes: Uint8Array) =>
        Buffer.concat([bytes.subarray(0, at), bytes.subarray(from, to), bytes.subarray(at)]),
  );
  const put = fc.tuple(place, fc.uint8Array({ maxLength: 30 })).map(
    ([at, more]) =>
      (bytes: Uint8Array) =>
        Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]),
  );
  const harm = fc.oneof<fc.MaybeWeightedArbitrary<(bytes: Uint8Array) => Uint8Array>[]>(
    { weight: 12, arbitrary: change },
    cut,
    doubled,
    put,
  );
  return fc
    .array(harm, { minLength: 1, maxLength: 3 })
    .map((harms) => harms.reduce((bytes, harmBytes) => harmBytes(bytes), good));
}

/** Opens all members. @returns 1 where any could be */
async function openAll(reading: ArchiveReading): Promise<number> {
  let opened = 0;
  for (const member of reading.members) {
    try {
      const source = await member.open();
      const bytes = await source.read(0, source.size);
      expect(bytes.length).toBe(source.size);
      opened = 1;
    } catch (fault) {
      expect(fault).toBeInstanceOf(UnreadableMember);
      const { readable } = fault as UnreadableMember;
      if (readable !== undefined) await readable.read(0, Math.min(readable.size, 1000));
    }
  }
  return opened;
}

const states = ['clean', 'unknown', 'undecidable', 'dangerous'];

describe('any bytes', () => {
  it('are a zip archive of some state, whose members open or tell why not', async () => {
    let opened = 0;
    const given = fc.oneof(...zips.map(damaged));
    await fc.assert(
      fc.asyncProperty(given, fc.boolean(), async (bytes, isRemote) => {
        const source = new MemorySource(bytes);
        const localHeaders = isRemote ? 'unread' : 'read';
        const reading = await readZip(source, { limits: someLimits(), localHeaders });
        expect(states).toContain(reading.state);
        expect(reading.end).toBeLessThanOrEqual(bytes.length);
        if (reading.state !== 'clean') expect(reading.findings).not.toEqual([]);
        await endsLikeZip(source);
        opened += await openAll(reading);
      }),
      { numRuns: 3_000 },
    );
    // At least half of what is tried gets past the headers.
    expect(opened).toBeGreaterThan(1_500);
  });

  it('are a tar archive of some state, whose members open or tell why not', async () => {
    let opened = 0;
    const given = fc.oneof(...tars.map(damaged));
    await fc.assert(
      fc.asyncProperty(given, async (bytes) => {
        const reading = await readTar(new MemorySource(bytes));
        expect(states).toContain(reading.state);
        expect(reading.end).toBeLessThanOrEqual(bytes.length);
        if (reading.state !== 'clean') expect(reading.findings).not.toEqual([]);
        opened += await openAll(reading);
      }),
      { numRuns: 2_000 },
    );
    expect(opened).toBeGreaterThan(1_000);
  });

  it.each(streams)('%s: unpack, or tell why not, within the limit', async (compression, good) => {
    await fc.assert(
      fc.asyncProperty(damaged(good), async (bytes) => {
        compressionOf(bytes.subarray(0, 4096));
        try {
          const unpacked = await openCompressed(new MemorySource(bytes), compression, someLimits());
          expect(unpacked.size).toBeLessThanOrEqual(most);
          expect(unpacked.packedEnd).toBeLessThanOrEqual(bytes.length);
        } catch (fault) {
          expect(fault).toBeInstanceOf(UnreadableMember);
          expect((fault as UnreadableMember).readable?.size ?? 0).toBeLessThanOrEqual(2 * most);
        }
      }),
      { numRuns: 300 },
    );
  });
});
