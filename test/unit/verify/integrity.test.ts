import { appendFileSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CachedDigester } from '../../../core/src/digest/cachedDigester.ts';
import { digestInTurn } from '../../../core/src/digest/digestInTurn.ts';
import type { ApprovedModel } from '../../../core/src/policy/policy.ts';
import { checkIntegrity, type IntegrityQuestion } from '../../../core/src/verify/integrity/checkIntegrity.ts';
import { type ExpectedFile, expectedFromList } from '../../../core/src/verify/integrity/expectedFile.ts';
import { expectedFromCache } from '../../../core/src/verify/integrity/expectedFromCache.ts';
import { expectedFromManifest } from '../../../core/src/verify/integrity/expectedFromManifest.ts';
import { listModelFolder } from '../../../core/src/verify/modelFolder/listModelFolder.ts';
import { gitOidOf, sha256Of, writeSnapshot } from '../../support/hubCache.ts';
import { type ScratchFolder, useScratchFolders } from '../../support/scratchFolder.ts';

const scratch = useScratchFolders();
const digester = new CachedDigester({ digestStamped: digestInTurn });

const weights = 'weights '.repeat(1000);
const config = '{"model_type": "bert"}';
const published = { 'config.json': config, 'model.safetensors': weights };

/** As the Hub lists them. */
const hub = expectedFromList(
  [
    { path: 'config.json', size: config.length, gitOid: gitOidOf(config) },
    {
      path: 'model.safetensors',
      size: weights.length,
      sha256: sha256Of(weights),
      gitOid: gitOidOf('pointer'),
    },
  ],
  'hub',
);

type Asked = Partial<Omit<IntegrityQuestion, 'folder' | 'digester'>>;

async function check(path: string, { expected, ...more }: Asked = {}) {
  const folder = await listModelFolder(path);
  return checkIntegrity({
    folder,
    digester,
    required: true,
    expected: expected ?? (await expectedFromCache(folder)),
    ...more,
  });
}

/** `state rule:path,...` */
async function told(path: string, asked: Asked = {}): Promise<string> {
  const { check: result } = await check(path, asked);
  return [result.state, ...result.findings.map(({ rule, path: file }) => `${rule}:${file}`)].join(' ');
}

function plain(files: Readonly<Record<string, string>> = published): ScratchFolder {
  const folder = scratch();
  for (const [name, content] of Object.entries(files)) folder.write(name, content);
  return folder;
}

describe('integrity against the Hub', () => {
  it('passes for what the Hub lists, and says what covers each file', async () => {
    const { check: result, files, notChecked } = await check(plain().path, { expected: hub });
    expect(result).toEqual({
      id: 'integrity',
      state: 'passed',
      required: true,
      findings: [],
      message: 'All 2 files that a loader reads are, byte for byte, what the Hub says.',
    });
    expect(files).toEqual([
      {
        path: 'config.json',
        size: config.length,
        sha256: sha256Of(config),
        sha256From: 'computed',
        coveredBy: ['hub'],
      },
      {
        path: 'model.safetensors',
        size: weights.length,
        sha256: sha256Of(weights),
        sha256From: 'computed',
        coveredBy: ['hub'],
      },
    ]);
    expect(notChecked).toEqual([]);
  });

  it.each<[string, (folder: ScratchFolder) => void, string]>([
    [
      'one byte flipped',
      (f) => f.write('model.safetensors', `x${weights.slice(1)}`),
      'failed hash-mismatch:model.safetensors',
    ],
    [
      'one byte of a git blob flipped',
      (f) => f.write('config.json', config.replace('b', 'B')),
      'failed hash-mismatch:config.json',
    ],
    [
      'one byte more',
      (f) => appendFileSync(f.at('model.safetensors'), 'x'),
      'failed hash-mismatch:model.safetensors',
    ],
    ['emptied', (f) => f.write('config.json', ''), 'failed hash-mismatch:config.json'],
    ['a file more', (f) => f.write('pytorch_model.bin', 'x'), 'incomplete unlisted-file:pytorch_model.bin'],
    ['a file less', (f) => unlinkSync(f.at('config.json')), 'passed'],
    [
      'a link out',
      (f) => {
        unlinkSync(f.at('config.json'));
        f.link('config.json', '/etc/hostname');
      },
      'failed link-escapes:config.json',
    ],
    [
      'a pointer in place of the file',
      (f) => f.write('model.safetensors', lfsPointer(sha256Of(weights))),
      'incomplete lfs-pointer:model.safetensors',
    ],
    [
      'a pointer to another file',
      (f) => f.write('model.safetensors', lfsPointer(sha256Of('other'))),
      'failed hash-mismatch:model.safetensors',
    ],
  ])('with %s', async (_, change, expected) => {
    const folder = plain();
    change(folder);
    expect(await told(folder.path, { expected: hub })).toBe(expected);
  });

  it('does not read a file whose size says enough', async () => {
    const folder = plain();
    appendFileSync(folder.at('model.safetensors'), 'x');
    const { files, check: result } = await check(folder.path, { expected: hub });
    expect(files[1]).toMatchObject({ sha256: null, coveredBy: [] });
    expect(result.findings[0]?.message).toContain('It has 8001 bytes where the Hub says 8000 bytes.');
  });

  it('shows both hashes', async () => {
    const folder = plain({ ...published, 'model.safetensors': weights.toUpperCase() });
    const [finding] = (await check(folder.path, { expected: hub })).check.findings;
    expect(finding?.evidence).toBe(
      `SHA-256 ${sha256Of(weights.toUpperCase())} instead of ${sha256Of(weights)}`,
    );
  });

  it('counts outside the load set only what is wrong', async () => {
    const isInLoadSet = (path: string) => path === 'model.safetensors';
    const asked = { expected: hub, isInLoadSet };
    const folder = plain({ ...published, 'notes.txt': 'mine' });
    expect(await told(folder.path, asked)).toBe('passed unlisted-file:notes.txt');
    folder.write('config.json', config.replace('b', 'B'));
    expect(await told(folder.path, asked)).toBe('failed hash-mismatch:config.json unlisted-file:notes.txt');
  });

  it('misses what an index needs, and notes the rest as not downloaded', async () => {
    const folder = plain({ 'config.json': config });
    const { check: result, notChecked } = await check(folder.path, { expected: hub });
    expect(result.state).toBe('passed');
    expect(notChecked).toEqual([{ what: 'model.safetensors', why: 'not downloaded' }]);
    const needed = [{ path: 'model.safetensors', why: 'the index names it' }];
    expect(await told(folder.path, { expected: hub, needed })).toBe('failed missing-file:model.safetensors');
  });

  it('compares a folder of a repository with that folder', async () => {
    const list = [
      { path: 'unet/config.json', size: config.length, gitOid: gitOidOf(config) },
      { path: 'other/a', size: 1 },
    ];
    const expected = expectedFromList(list, 'hub', 'unet');
    expect(expected.map(({ path }) => path)).toEqual(['config.json']);
    expect(await told(plain({ 'config.json': config }).path, { expected })).toBe('passed');
  });

  it('is incomplete where the Hub lists no hash', async () => {
    const expected: ExpectedFile[] = [{ path: 'config.json', size: config.length, source: 'hub' }];
    expect(await told(plain({ 'config.json': config }).path, { expected })).toBe('incomplete');
  });
});

describe('integrity of a Hub cache by itself', () => {
  it('passes, and says that it is weaker', async () => {
    for (const treeList of [true, false]) {
      const { check: result, files } = await check(writeSnapshot(scratch(), published, { treeList }));
      expect(result).toMatchObject({
        state: 'passed',
        message: expect.stringContaining('not that nobody with write access'),
      });
      expect(files.map(({ coveredBy }) => coveredBy)).toEqual(
        Array(2).fill(treeList ? ['tree-list', 'cache-name'] : ['cache-name']),
      );
    }
  });

  it.each<[string, boolean, (folder: ScratchFolder, root: string) => void, string]>([
    ['a flipped byte', true, (f) => flipBlob(f), 'failed hash-mismatch:model.safetensors'],
    ['a flipped byte and no list', false, (f) => flipBlob(f), 'failed hash-mismatch:model.safetensors'],
    [
      'links that were swapped',
      true,
      (_, root) => swapLinks(root),
      'failed hash-mismatch:config.json hash-mismatch:model.safetensors',
    ],
    [
      'a file that was added',
      true,
      (_, root) => writeFileSync(join(root, 'adapter_config.json'), '{}'),
      'failed unlisted-file:adapter_config.json',
    ],
    [
      'a file that was added and no list',
      false,
      (_, root) => writeFileSync(join(root, 'adapter_config.json'), '{}'),
      'incomplete',
    ],
    ['a blob that is gone', true, (f) => rmSync(blobOf(f)), 'passed'],
    [
      'a blob under no hash',
      false,
      (f, root) => {
        f.write('models--lab--model/blobs/name', 'x');
        symlinkSync('../../blobs/name', join(root, 'x'));
      },
      'incomplete',
    ],
    [
      'no list that can be read',
      true,
      (f) =>
        f.write(
          `models--lab--model/trees/${'c0ffee01'.repeat(5)}.json`,
          '{"format_version": 1, "files": {"a": 1}}',
        ),
      'passed',
    ],
  ])('with %s (list: %s)', async (_, treeList, change, expected) => {
    const folder = scratch();
    const root = writeSnapshot(folder, published, { treeList });
    change(folder, root);
    expect(await told(root)).toBe(expected);
  });

  it('does not hold a misnamed blob against a file that the Hub knows', async () => {
    const folder = scratch();
    const root = writeSnapshot(folder, { 'config.json': config }, { treeList: false });
    folder.write(`models--lab--model/blobs/${'ab'.repeat(32)}`, weights);
    symlinkSync(`../../blobs/${'ab'.repeat(32)}`, join(root, 'model.safetensors'));
    expect(await told(root)).toBe('failed hash-mismatch:model.safetensors');
    const own = await expectedFromCache(await listModelFolder(root));
    const { check: result, files } = await check(root, { expected: [...own, ...hub] });
    expect(result.state).toBe('passed');
    expect(files.map(({ coveredBy }) => coveredBy)).toEqual([['hub', 'cache-name'], ['hub']]);
  });

  it('hashes once what two names lead to', async () => {
    const folder = scratch();
    const root = writeSnapshot(folder, { 'a.json': config, 'b.json': config });
    const asked: string[] = [];
    const counting = {
      digest: (...[requests, options]: Parameters<typeof digester.digest>) => {
        asked.push(...requests.map(({ path }) => path));
        return digester.digest(requests, options);
      },
    };
    const listed = await listModelFolder(root);
    const expected = await expectedFromCache(listed);
    await checkIntegrity({ folder: listed, expected, required: true, digester: counting });
    expect(asked).toHaveLength(1);
  });
});

describe('integrity by the manifest', () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const entry: ApprovedModel = {
    repository: { kind: 'model', id: 'a/b' },
    revision: 'a'.repeat(40),
    remoteCodeApproved: false,
    range,
  };
  const by = (files: Record<string, string>, paths = Object.keys(published), within?: string) =>
    expectedFromManifest({ ...entry, files: new Map(Object.entries(files)) }, paths, within);

  it('reads the key of guides, paths, and the hashes of code', () => {
    const remoteCodeFiles = new Map([['modeling_x.py', 'c'.repeat(64)]]);
    const files = new Map([
      ['model_safetensors', 'a'.repeat(64)],
      ['config.json', 'b'.repeat(64)],
    ]);
    expect(expectedFromManifest({ ...entry, files, remoteCodeFiles }, Object.keys(published))).toEqual([
      { path: 'model.safetensors', sha256: 'a'.repeat(64), source: 'manifest' },
      { path: 'config.json', sha256: 'b'.repeat(64), source: 'manifest' },
      { path: 'modeling_x.py', sha256: 'c'.repeat(64), source: 'manifest' },
    ]);
  });

  it('guesses nothing where two files fit a key', () => {
    expect(by({ a_b: 'a'.repeat(64) }, ['a.b', 'a-b']).map(({ path }) => path)).toEqual(['a_b']);
    expect(by({ 'unet/a': 'a'.repeat(64), b: 'b'.repeat(64) }, ['unet/a'], 'unet')).toMatchObject([
      { path: 'a' },
    ]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['all files', { 'config.json': sha256Of(config), model_safetensors: sha256Of(weights) }, 'passed'],
    ['some files', { model_safetensors: sha256Of(weights) }, 'incomplete'],
    [
      'another hash',
      { 'config.json': sha256Of(config), model_safetensors: 'a'.repeat(64) },
      'failed hash-mismatch:model.safetensors',
    ],
    [
      'a file that is not here',
      { 'config.json': sha256Of(config), model_safetensors: sha256Of(weights), 'x.bin': 'a'.repeat(64) },
      'failed missing-file:x.bin',
    ],
  ])('that names %s', async (_, files, expected) => {
    expect(await told(plain().path, { expected: by(files) })).toBe(expected);
  });

  it('fails where the manifest and the Hub disagree, whichever is right', async () => {
    const expected = [...hub, ...by({ model_safetensors: 'a'.repeat(64) })];
    expect(await told(plain().path, { expected })).toBe('failed hash-mismatch:model.safetensors');
  });
});

describe('integrity of what cannot be told', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['nothing to compare with', published, /nothing to compare/],
    ['no file', {}, /no file that a loader reads/],
  ])('is incomplete with %s', async (_, files, message) => {
    const { check: result } = await check(plain(files).path, { expected: [] });
    expect(result).toMatchObject({ state: 'incomplete', message: expect.stringMatching(message) });
  });

  it('is incomplete where a file cannot be read', async () => {
    const folder = plain();
    const listed = await listModelFolder(folder.path);
    const failing = {
      digest: async () => [{ failed: 'permission denied' }, { failed: 'it changed while it was read' }],
    };
    const {
      check: result,
      files,
      notChecked,
    } = await checkIntegrity({ folder: listed, expected: hub, required: true, digester: failing });
    expect(result.state).toBe('incomplete');
    expect(files.map(({ sha256 }) => sha256)).toEqual([null, null]);
    expect(notChecked[1]).toEqual({
      what: 'model.safetensors',
      why: 'it could not be read: it changed while it was read',
    });
  });

  it('is incomplete where a digester answers nothing at all', async () => {
    const listed = await listModelFolder(plain().path);
    const { check: result } = await checkIntegrity({
      folder: listed,
      expected: hub,
      required: true,
      digester: { digest: async () => [] },
    });
    expect(result.state).toBe('incomplete');
  });
});

function lfsPointer(sha256: string): string {
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${weights.length}\n`;
}

function blobOf(folder: ScratchFolder): string {
  return folder.at('models--lab--model/blobs', sha256Of(weights));
}

function flipBlob(folder: ScratchFolder): void {
  const bytes = readFileSync(blobOf(folder));
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  writeFileSync(blobOf(folder), bytes);
}

function swapLinks(root: string): void {
  for (const [name, blob] of [
    ['config.json', sha256Of(weights)],
    ['model.safetensors', gitOidOf(config)],
  ] as const) {
    unlinkSync(join(root, name));
    symlinkSync(`../../blobs/${blob}`, join(root, name));
  }
}
