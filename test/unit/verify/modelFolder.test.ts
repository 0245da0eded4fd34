import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listModelFolder } from '../../../core/src/verify/modelFolder/listModelFolder.ts';
import { cachedSha, gitOidOf, snapshotFolder, writeSnapshot } from '../../support/hubCache.ts';
import { useScratchFolders } from '../../support/scratchFolder.ts';

const scratch = useScratchFolders();

async function listed(path: string) {
  const { files, strays, skipped, snapshot } = await listModelFolder(path);
  return {
    files: files.map((file) => file.path),
    strays: strays.map((stray) => `${stray.path}: ${stray.kind}`),
    skipped: skipped.map((each) => each.path),
    snapshot,
  };
}

describe.skipIf(process.platform === 'win32')('listModelFolder', () => {
  it('lists a plain folder in the order of bytes, whatever the names', async () => {
    const folder = scratch();
    const names = [
      'b/a',
      'b.txt',
      'B',
      'a\nb',
      'ü/\u{1f600}',
      '-rf',
      'a\\b',
      '\x1b[31m',
      '.hidden',
      'b'.repeat(200),
    ];
    for (const name of names) folder.write(name, name);
    const { files, strays } = await listed(folder.path);
    expect(strays).toEqual([]);
    expect(files).toEqual([...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  });

  it('leaves out what a checkout and a download leave beside the model, and only at its top', async () => {
    const folder = scratch();
    for (const name of [
      '.git/HEAD',
      '.cache/huggingface/download/a.metadata',
      '.cache/other',
      'sub/.git/x',
      'a',
    ])
      folder.write(name, '');
    expect(await listed(folder.path)).toMatchObject({
      files: ['.cache/other', 'a', 'sub/.git/x'],
      skipped: ['.cache/huggingface', '.git'],
    });
  });

  it('follows links that stay inside, also to folders, and names the others', async () => {
    const folder = scratch();
    folder.write('secret', 'x');
    folder.write('elsewhere/file', 'x');
    folder.write('model/weights.bin', 'weights');
    folder.write('model/sub/config.json', '{}');
    folder.link('model/same.bin', 'weights.bin');
    folder.link('model/alias', 'sub');
    folder.link('model/out', '../secret');
    folder.link('model/absolute', folder.at('secret'));
    folder.link('model/outFolder', '../elsewhere');
    folder.link('model/sub/up', '..');
    folder.link('model/self', 'self');
    folder.link('model/gone', 'nothing');
    folder.link('model/passwd', '/etc/passwd');
    expect(await listed(folder.at('model'))).toMatchObject({
      files: ['alias/config.json', 'same.bin', 'sub/config.json', 'weights.bin'],
      strays: [
        'absolute: link-escapes',
        'alias/up: link-loop',
        'gone: dangling-link',
        'out: link-escapes',
        'outFolder: link-escapes',
        'passwd: link-escapes',
        'self: unreadable',
        'sub/up: link-loop',
      ],
    });
    const { files } = await listModelFolder(folder.at('model'));
    expect(files[1]).toEqual({
      path: 'same.bin',
      realPath: folder.at('model', 'weights.bin'),
      size: 7,
      target: 'weights.bin',
    });
  });

  it('knows a snapshot of the Hub cache, whose links lead to its own blobs and nowhere else', async () => {
    const folder = scratch();
    const root = writeSnapshot(folder, { 'config.json': '{}', 'unet/x.safetensors': 'tensors' });
    folder.write('models--other--model/blobs/aa', 'x');
    folder.link(`${snapshotFolder}/other`, '../../../models--other--model/blobs/aa');
    folder.link(`${snapshotFolder}/blobs`, '../../blobs');
    const { files, strays, snapshot } = await listModelFolder(root);
    expect(snapshot).toMatchObject({
      repository: { kind: 'model', id: 'lab/model' },
      sha: cachedSha,
      within: '',
    });
    expect(files.map(({ path, blob }) => [path, blob])).toEqual([
      ['config.json', gitOidOf('{}')],
      ['unet/x.safetensors', expect.stringMatching(/^[0-9a-f]{64}$/)],
    ]);
    expect(strays.map(({ path, kind }) => [path, kind])).toEqual([
      ['blobs', 'link-escapes'],
      ['other', 'link-escapes'],
    ]);
  });

  it('knows a folder and a file in a snapshot, also through a link to it', async () => {
    const folder = scratch();
    const root = writeSnapshot(folder, { 'config.json': '{}', 'unet/x.safetensors': 'tensors' });
    expect(await listed(join(root, 'unet'))).toMatchObject({
      files: ['x.safetensors'],
      snapshot: { within: 'unet' },
    });
    expect(await listed(join(root, 'config.json'))).toMatchObject({
      files: ['config.json'],
      snapshot: { within: '' },
    });
    folder.link('linked', root);
    expect(await listed(folder.at('linked'))).toMatchObject({ strays: [], snapshot: { sha: cachedSha } });
  });

  it('takes a pipe for none of its files, and waits for nothing', async () => {
    const folder = scratch();
    execFileSync('mkfifo', [folder.at('model.safetensors')]);
    expect((await listed(folder.path)).strays).toEqual(['model.safetensors: special']);
  });

  it('says why there is nothing to list', async () => {
    await expect(listModelFolder(scratch().at('no'))).rejects.toThrow('it does not exist');
  });

  it.skipIf(process.platform !== 'linux')('names a file whose name is no text', async () => {
    const folder = scratch();
    writeFileSync(Buffer.concat([Buffer.from(`${folder.path}/`), Buffer.from([0x61, 0xff])]), 'x');
    expect((await listed(folder.path)).strays).toEqual(['a\ufffd: unreadable']);
  });

  it('ends where it is too deep or too wide, and says so', async () => {
    const folder = scratch();
    mkdirSync(folder.at(...Array<string>(40).fill('d')), { recursive: true });
    expect((await listed(folder.path)).strays).toEqual([`${Array(33).fill('d').join('/')}: over-limit`]);
    // Each folder holds two links to the next: more ways than files in the world.
    const wide = scratch();
    for (let at = 0; at < 30; at += 1) {
      mkdirSync(wide.at(`f${at}`));
      for (const link of ['a', 'b']) symlinkSync(`../f${at + 1}`, wide.at(`f${at}`, link));
    }
    mkdirSync(wide.at('f30'));
    const { strays } = await listed(wide.path);
    expect(strays.filter((stray) => stray.endsWith('over-limit'))).toHaveLength(1);
  });

  it('stops when it is told to', async () => {
    const folder = scratch();
    folder.write('a', '');
    await expect(listModelFolder(folder.path, AbortSignal.abort(new Error('enough')))).rejects.toThrow(
      'enough',
    );
  });
});
