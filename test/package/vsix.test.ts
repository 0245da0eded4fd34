import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/projectPaths.mjs';
import { type ZipEntry, zipEntries } from '../support/zipEntries.ts';

const megabyte = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'model-warden-vsix-'));
let archive: Buffer;
let entries: ZipEntry[];

beforeAll(() => {
  // `npm test` names the file that it made; alone, the test makes its own of what was built.
  const file = process.env.MODEL_WARDEN_VSIX ?? join(folder, 'test.vsix');
  if (process.env.MODEL_WARDEN_VSIX === undefined) {
    execFileSync(process.execPath, [join(root, 'scripts', 'package.mjs'), file], { stdio: 'pipe' });
  }
  archive = readFileSync(file);
  entries = zipEntries(archive);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function textOf(name: string): string {
  const entry = entries.find((each) => each.name === name);
  if (entry === undefined) throw new Error(`${name} is not in the VSIX`);
  return entry.read().toString('utf8');
}

describe('the VSIX', () => {
  it('holds exactly these files', () => {
    expect(entries.map((entry) => entry.name).sort()).toEqual([
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/LICENSE.txt',
      'extension/changelog.md',
      'extension/dist/THIRD-PARTY-NOTICES.txt',
      'extension/dist/cli.js',
      'extension/dist/client.js',
      'extension/dist/lint-worker.js',
      'extension/dist/server.js',
      'extension/dist/tree-sitter-python.wasm',
      'extension/dist/verify-worker.js',
      'extension/dist/web-tree-sitter.wasm',
      'extension/docs/images/fix-all.png',
      'extension/docs/images/manifest.png',
      'extension/docs/images/network-question.png',
      'extension/docs/images/pin-before.png',
      'extension/docs/images/squiggles.png',
      'extension/l10n/bundle.l10n.json',
      'extension/media/icon.png',
      'extension/media/walkthrough/first_load.py',
      'extension/package.json',
      'extension/package.nls.json',
      'extension/readme.md',
      'extension/schemas/model-manifest.schema.json',
      'extension/syntaxes/model-warden.injection.json',
    ]);
  });

  it('has at most 3 MB', () => {
    expect(archive.length).toBeLessThanOrEqual(3 * megabyte);
  });

  it('is one for every platform, without native code', () => {
    expect(textOf('extension.vsixmanifest')).not.toContain('TargetPlatform');
    for (const entry of entries) {
      const start = entry.read().subarray(0, 4).toString('latin1');
      expect([entry.name, /^(?:\x7fELF|MZ|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe)/.test(start)]).toEqual([
        entry.name,
        false,
      ]);
    }
  });

  it('carries everything that its manifest names', () => {
    const manifest = JSON.parse(textOf('extension/package.json'));
    const named: string[] = [
      manifest.main,
      manifest.icon,
      ...(manifest.contributes.grammars ?? []).map((grammar: { path: string }) => grammar.path),
      ...(manifest.contributes.walkthroughs ?? []).flatMap(
        ({ steps }: { steps: { media: { image: string } }[] }) => steps.map(({ media }) => media.image),
      ),
    ];
    const names = entries.map((entry) => entry.name);
    for (const path of named) expect(names).toContain(`extension/${path.replace(/^\.\//, '')}`);
  });

  it('names the licences of the parsers that it ships', () => {
    const notices = textOf('extension/dist/THIRD-PARTY-NOTICES.txt');
    for (const name of [
      'web-tree-sitter',
      'tree-sitter-python',
      'vscode-languageclient',
      'vscode-languageserver',
    ]) {
      expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
    }
  });

  it('holds no path of the machine that built it', () => {
    for (const entry of entries.filter(({ name }) => name.endsWith('.js'))) {
      expect([entry.name, entry.read().includes(root)]).toEqual([entry.name, false]);
    }
  });
});
