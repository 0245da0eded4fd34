import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import nodePath, { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CacheResolver } from '../../../core/src/hub/cache/cacheResolver.ts';
import { temporaryFolder, writeAt, writeCached } from './cacheForTests.ts';
import { errorOf, model } from './hubUnderTest.ts';

const bert = model('google-bert/bert-base-uncased');
const sha = '86b5e0934494bd15c9632b12f734a8a67f723594';
const other = '86b5e09344aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const sha256 = 'c'.repeat(64);
const gitOid = 'd'.repeat(40);
const written = new Date('2026-11-01T10:00:00Z');

async function cache() {
  const folder = await temporaryFolder();
  const repository = join(folder, 'models--google-bert--bert-base-uncased');
  return { folder, repository, resolver: new CacheResolver(folder, nodePath) };
}

describe('CacheResolver.resolve', () => {
  it('reads refs, also those with slashes, and tells when they were written', async () => {
    const { repository, resolver } = await cache();
    await writeAt(join(repository, 'refs', 'main'), sha, written);
    await writeAt(join(repository, 'refs', 'refs', 'pr', '1'), `${other}\n`, written);
    expect(await resolver.resolve(bert, 'main')).toEqual({
      sha,
      id: bert.id,
      name: 'main',
      source: 'cache',
      asOf: written.toISOString(),
    });
    expect((await resolver.resolve(bert, 'refs/pr/1')).sha).toBe(other);
  });

  it('expands a short SHA that one snapshot has, not one that two have', async () => {
    const { repository, resolver } = await cache();
    await mkdir(join(repository, 'snapshots', sha), { recursive: true });
    expect((await resolver.resolve(bert, sha.slice(0, 10).toUpperCase())).sha).toBe(sha);
    expect((await resolver.resolve(bert, sha)).sha).toBe(sha);
    await mkdir(join(repository, 'snapshots', other));
    expect((await errorOf(resolver.resolve(bert, sha.slice(0, 10)))).code).toBe('offline');
  });

  it('refuses a ref that holds no SHA, is too long, or leads out of refs', async () => {
    const { folder, repository, resolver } = await cache();
    await writeAt(join(repository, 'refs', 'short'), sha.slice(0, 7));
    await writeAt(join(repository, 'refs', 'long'), sha.padEnd(1000));
    await writeAt(join(repository, 'refs', sha), other);
    await writeAt(join(folder, 'outside'), sha);
    for (const name of ['short', 'long', '../../outside', '..', '', sha]) {
      expect((await errorOf(resolver.resolve(bert, name))).code).toBe('offline');
    }
    expect((await errorOf(resolver.resolve(model('../..'), 'main'))).code).toBe('offline');
  });
});

describe('CacheResolver.listFiles', () => {
  it('takes the complete list of a commit where a client wrote one', async () => {
    const { repository, resolver } = await cache();
    const files = {
      'config.json': { size: 7, blob_id: gitOid },
      'model.safetensors': { size: 130, blob_id: gitOid, lfs_sha256: sha256, lfs_size: 9000 },
    };
    await writeAt(join(repository, 'trees', `${sha}.json`), JSON.stringify({ format_version: 1, files }));
    expect(await resolver.listFiles(bert, sha)).toEqual([
      { path: 'config.json', size: 7, gitOid },
      { path: 'model.safetensors', size: 9000, gitOid, sha256 },
    ]);
  });

  it.each([
    '{"format_version":1,"files":{"a":{"size":"7"}}}',
    '{"format_version":2,"files":{}}',
    '{"format_version":1,"files":{"a":',
    'null',
  ])('takes no list that it cannot read whole: %s', async (text) => {
    const { repository, resolver } = await cache();
    await writeAt(join(repository, 'trees', `${sha}.json`), text);
    expect((await errorOf(resolver.listFiles(bert, sha))).code).toBe('offline');
  });

  it('else walks the snapshot: hashes from the blobs, no dangling links, no loops', async () => {
    const { repository, resolver } = await cache();
    await writeCached(repository, sha, 'config.json', { name: gitOid, content: '{}' });
    await writeCached(repository, sha, 'unet/weights.safetensors', { name: sha256, content: 'bytes' });
    await writeCached(repository, sha, 'gone.bin', { name: 'e'.repeat(64), content: 'x' });
    await rm(join(repository, 'blobs', 'e'.repeat(64)));
    await writeFile(join(repository, 'snapshots', sha, 'plain.txt'), 'plain');
    await symlink('.', join(repository, 'snapshots', sha, 'loop'));
    const files = await resolver.listFiles(bert, sha);
    expect([...files].sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: 'config.json', size: 2, gitOid },
      { path: 'plain.txt', size: 5 },
      { path: 'unet/weights.safetensors', size: 5, sha256 },
    ]);
  });

  it('knows neither refs nor history', async () => {
    const { resolver } = await cache();
    expect((await errorOf(resolver.listRefs(bert))).code).toBe('offline');
    expect((await errorOf(resolver.listCommits(bert, 'main', 1))).code).toBe('offline');
    expect((await errorOf(resolver.listFiles(bert, sha, AbortSignal.abort()))).code).toBe('aborted');
  });
});
