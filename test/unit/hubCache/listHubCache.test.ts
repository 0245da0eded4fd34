import { rmSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CachedRepository, listHubCache } from '../../../core/src/hubCache/listHubCache.ts';
import { snapshotPlace } from '../../../core/src/hubCache/snapshotPlace.ts';
import { cachedFolder, cachedSha, sha256Of, snapshotFolder, writeSnapshot } from '../../support/hubCache.ts';
import { useScratchFolders } from '../../support/scratchFolder.ts';

const scratch = useScratchFolders();

async function all(folder: string): Promise<CachedRepository[]> {
  const found: CachedRepository[] = [];
  for await (const each of listHubCache(folder)) found.push(each);
  return found;
}

describe.skipIf(process.platform === 'win32')('listHubCache', () => {
  it('tells what is there, what is not, and what nobody knows', async () => {
    const folder = scratch();
    writeSnapshot(folder, { 'config.json': '{}', 'unet/x.safetensors': 'tensors', 'gone.bin': 'gone' });
    rmSync(folder.at(cachedFolder, 'blobs', sha256Of('gone')));
    folder.write(`${cachedFolder}/blobs/${'ab'.repeat(32)}.incomplete`, 'half');
    folder.write(`${cachedFolder}/blobs/whatever`, 'xyz');
    folder.write(`${cachedFolder}/refs/release/1.x`, cachedSha);
    folder.write(`${cachedFolder}/refs/broken`, 'no commit');
    folder.write('datasets--lab--data/refs/main', cachedSha);
    folder.write('.locks/x', '');
    folder.write('version.txt', '1');
    const [dataset, model, ...others] = await all(folder.path);
    expect(others).toEqual([]);
    expect(dataset).toMatchObject({
      repository: { kind: 'dataset', id: 'lab/data' },
      snapshots: [],
      blobBytes: 0,
    });
    expect(model).toMatchObject({
      repository: { kind: 'model', id: 'lab/model' },
      folder: folder.at(cachedFolder),
      blobBytes: 2 + 7 + 3,
      incomplete: [{ name: `${'ab'.repeat(32)}.incomplete`, size: 4 }],
      unknownBlobs: [{ name: 'whatever', size: 3 }],
      problems: [],
    });
    expect([...(model?.refs ?? [])]).toEqual([
      ['main', cachedSha],
      ['release/1.x', cachedSha],
    ]);
    expect(model?.snapshots).toEqual([
      {
        sha: cachedSha,
        folder: folder.at(snapshotFolder),
        size: 9,
        files: [
          expect.objectContaining({ path: 'config.json', size: 2 }),
          { path: 'unet/x.safetensors', size: 7, sha256: sha256Of('tensors') },
        ],
        notDownloaded: ['gone.bin'],
      },
    ]);
  });

  it('says nothing of what was not downloaded where no list was written', async () => {
    const folder = scratch();
    writeSnapshot(folder, { 'config.json': '{}' }, { treeList: false });
    expect((await all(folder.path))[0]?.snapshots[0]).not.toHaveProperty('notDownloaded');
  });

  it('finds nothing where there is no cache', async () => {
    expect(await all(scratch().at('no'))).toEqual([]);
  });

  it('stops when it is told to', async () => {
    const folder = scratch();
    writeSnapshot(folder, { 'config.json': '{}' });
    const listing = listHubCache(folder.path, AbortSignal.abort(new Error('enough')));
    await expect(listing.next()).rejects.toThrow('enough');
  });
});

describe('snapshotPlace', () => {
  it.each([
    [posix, `/c/${snapshotFolder}`, { within: '', folder: `/c/${cachedFolder}` }],
    [posix, `/c/${snapshotFolder}/unet/sub`, { within: 'unet/sub' }],
    [
      win32,
      `C:\\c\\models--a\\snapshots\\${cachedSha}\\x`,
      { within: 'x', folder: 'C:\\c\\models--a', repository: { id: 'a' } },
    ],
    [posix, `/c/datasets--a--b/snapshots/${cachedSha}`, { repository: { kind: 'dataset', id: 'a/b' } }],
    [posix, `/c/${cachedFolder}/snapshots/main`, undefined],
    [posix, `/c/models--a--/snapshots/${cachedSha}`, undefined],
    [posix, `/c/other/snapshots/${cachedSha}`, undefined],
    [posix, '/', undefined],
  ])('%#: %s', (platform, path, expected) => {
    const place = snapshotPlace(path as string, platform as typeof posix);
    if (expected === undefined) expect(place).toBeUndefined();
    else expect(place).toMatchObject({ sha: cachedSha, ...(expected as object) });
  });
});
