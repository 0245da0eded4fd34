import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CachedDigester } from '../../../core/src/digest/cachedDigester.ts';
import { DigestCache, digestCacheName } from '../../../core/src/digest/digestCache.ts';
import type { DigestRequest } from '../../../core/src/digest/digester.ts';
import { digestInTurn } from '../../../core/src/digest/digestInTurn.ts';
import { type FileStamp, isRacy } from '../../../core/src/digest/fileStamp.ts';
import { readCacheFile } from '../../../core/src/digest/readCacheFile.ts';
import { type ScratchFolder, useScratchFolders } from '../../support/scratchFolder.ts';

const scratch = useScratchFolders();
const hash = 'ab'.repeat(32);

/** A state of a file that has been there for long. */
function stamp(more: Partial<FileStamp> = {}): FileStamp {
  return { place: '1:2', size: 3, modified: '1000000000', changed: '1000000000', ...more };
}

function computed(of: Partial<FileStamp> = {}) {
  return { stamp: stamp(of), seenAt: Date.now(), sha256: hash, gitOid: 'cd'.repeat(20) };
}

async function written(folder: ScratchFolder): Promise<DigestCache> {
  const cache = await DigestCache.open(folder.path);
  cache.set('/m/a', computed());
  await cache.save();
  return DigestCache.open(folder.path);
}

describe('DigestCache', () => {
  it('remembers over runs', async () => {
    const cache = await written(scratch());
    expect(cache.get('/m/a', stamp(), false)).toEqual({ sha256: hash });
    expect(cache.get('/m/a', stamp(), true)).toEqual({ sha256: hash, gitOid: 'cd'.repeat(20) });
    expect(cache.get('/m/b', stamp(), false)).toBeUndefined();
  });

  it.each<Partial<FileStamp>>([
    { size: 4 },
    { place: '1:3' },
    { place: '2:2' },
    { modified: '1000000001' },
    { changed: '1000000001' },
  ])('knows nothing of a file that differs in %j', async (differs) => {
    expect((await written(scratch())).get('/m/a', stamp(differs), false)).toBeUndefined();
  });

  it('does not give a git id that it does not have', async () => {
    const cache = await DigestCache.open(scratch().path);
    const { gitOid: _, ...without } = computed();
    cache.set('/m/a', without);
    expect(cache.get('/m/a', stamp(), false)).toEqual({ sha256: hash });
    expect(cache.get('/m/a', stamp(), true)).toBeUndefined();
  });

  it.each([
    ['written a second before', -1_000, true],
    ['written three seconds before', -3_000, false],
    ['written in the future', 60_000, true],
  ])('holds a file %s for racy: %s', (_, age, racy) => {
    const now = 1_800_000_000_000;
    const at = String(BigInt(now + age) * 1_000_000n);
    expect(isRacy(stamp({ modified: at }), now)).toBe(racy);
    expect(isRacy(stamp({ changed: at }), now)).toBe(racy);
  });

  it('does not remember what was just written', async () => {
    const cache = await DigestCache.open(scratch().path);
    cache.set('/m/a', computed({ modified: String(BigInt(Date.now()) * 1_000_000n) }));
    expect(cache.get('/m/a', stamp(), false)).toBeUndefined();
  });

  it('keeps what another process wrote meanwhile, and leaves nothing beside', async () => {
    const folder = scratch();
    const [one, two] = [await DigestCache.open(folder.path), await DigestCache.open(folder.path)];
    one.set('/m/a', computed());
    two.set('/m/b', computed());
    await Promise.all([one.save(), Promise.resolve()]);
    await two.save();
    expect([...(await readCacheFile(folder.at(digestCacheName))).keys()]).toEqual(['/m/a', '/m/b']);
    expect(readdirSync(folder.path)).toEqual([digestCacheName]);
    if (process.platform !== 'win32') expect(statSync(folder.at(digestCacheName)).mode & 0o777).toBe(0o600);
  });

  it('lets the oldest go where there are too many', async () => {
    const folder = scratch();
    const cache = await DigestCache.open(folder.path);
    for (let at = 0; at < 100_000; at += 1) cache.set(`/m/${at}`, computed());
    expect(cache.get('/m/0', stamp(), false)).toBeDefined();
    cache.set('/m/new', computed());
    expect(cache.get('/m/0', stamp(), false)).toBeDefined();
    expect(cache.get('/m/1', stamp(), false)).toBeUndefined();
    await cache.save();
    expect(readFileSync(folder.at(digestCacheName), 'utf8').trimEnd().split('\n')).toHaveLength(100_000);
  });

  it.skipIf(process.platform === 'win32')(
    'trusts no cache that others may write to, and no link',
    async () => {
      const folder = scratch();
      await written(folder);
      chmodSync(folder.at(digestCacheName), 0o620);
      expect((await readCacheFile(folder.at(digestCacheName))).size).toBe(0);
      chmodSync(folder.at(digestCacheName), 0o600);
      expect((await readCacheFile(folder.at(digestCacheName))).size).toBe(1);
      renameSync(folder.at(digestCacheName), folder.at('elsewhere'));
      folder.link(digestCacheName, 'elsewhere');
      expect((await readCacheFile(folder.at(digestCacheName))).size).toBe(0);
    },
  );

  it('is no error where it cannot be written', async () => {
    const folder = scratch();
    folder.write('file', '');
    const cache = await DigestCache.open(folder.at('file'));
    cache.set('/m/a', computed());
    await cache.save();
    mkdirSync(folder.at(digestCacheName));
    const other = await DigestCache.open(folder.path);
    other.set('/m/a', computed());
    await other.save();
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('reads whatever stands in its file, and takes only what it wrote', async () => {
    const folder = scratch();
    const good = JSON.stringify(['/m/a', { stamp: stamp(), sha256: hash }]);
    const damage = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .record({ cut: fc.nat(good.length), by: fc.string({ maxLength: 3 }) })
        .map(({ cut, by }) => good.slice(0, cut) + by + good.slice(cut + by.length)),
      fc.constantFrom('null', '[]', '["/m/x",null]', '["/m/x",{"stamp":null}]', '[1,{}]', '"x"'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { maxLength: 6 }), async (lines) => {
        writeFileSync(folder.at(digestCacheName), [good, ...lines, good].join('\n'), { mode: 0o600 });
        const entries = await readCacheFile(folder.at(digestCacheName));
        expect(entries.get('/m/a')).toBeDefined();
        for (const { sha256 } of entries.values()) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('CachedDigester', () => {
  const inTurn = { digestStamped: digestInTurn };
  const request = (path: string): DigestRequest => ({ path, size: statSync(path).size, gitOid: false });

  it('says what came from the cache, and hashes what changed', async () => {
    const folder = scratch();
    const [a, b] = [folder.write('a', 'one'), folder.write('b', 'two')];
    // The time of the last change cannot be set back: entries of files this young are made by hand.
    const cache = await DigestCache.open(folder.at('cache'));
    const digester = new CachedDigester(
      {
        digestStamped: async (requests, options) =>
          (await digestInTurn(requests, options)).map((one) => ({ ...one, seenAt: Date.now() + 60_000 })),
      },
      cache,
    );
    expect(await digester.digest([request(a), request(b)])).toMatchObject([
      { from: 'computed', size: 3 },
      { from: 'computed', size: 3 },
    ]);
    const reopened = new CachedDigester(inTurn, await DigestCache.open(folder.at('cache')));
    const told: number[] = [];
    utimesSync(b, new Date(), new Date('2024-03-02T00:00:00Z'));
    const outcomes = await reopened.digest([request(a), request(b)], { onProgress: (of) => told.push(of) });
    expect(outcomes).toMatchObject([{ from: 'cache' }, { from: 'computed' }]);
    expect(told).toEqual([3, 6, 6]);
  });

  it('asks nobody without a cache, and tells what cannot be read', async () => {
    const folder = scratch();
    const digester = new CachedDigester(inTurn);
    const missing = { path: folder.at('no'), size: 0, gitOid: false };
    expect(await digester.digest([missing, request(folder.write('a', ''))])).toEqual([
      { failed: 'it does not exist' },
      {
        sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        size: 0,
        from: 'computed',
      },
    ]);
  });
});
