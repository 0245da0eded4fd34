import { expect, it } from 'vitest';
import { thirdPartyNotices } from '../../../scripts/vsix/thirdPartyNotices.mjs';
import { folderWith } from './runScript.ts';

const manifest = (name: string, license?: string) => JSON.stringify({ name, version: '1.0.0', license });

it('names every bundled and every copied package once, with its licence', () => {
  const root = folderWith({
    'node_modules/@scope/a/package.json': manifest('@scope/a', 'MIT'),
    'node_modules/@scope/a/LICENSE': 'Copyright A',
    'node_modules/b/package.json': manifest('b', 'ISC'),
    'node_modules/b/node_modules/c/package.json': manifest('c', 'Apache-2.0'),
    'node_modules/b/node_modules/c/LICENCE.md': 'Copyright C',
    'node_modules/b/node_modules/c/NOTICE': 'Notice of C',
    'node_modules/copied/package.json': manifest('copied', 'MIT'),
    'node_modules/copied/license.txt': 'Copyright D',
    'node_modules/unused/package.json': manifest('unused', 'MIT'),
  });
  const inputs = [
    'core/src/lint/lint.ts',
    'node_modules/@scope/a/index.js',
    'node_modules/@scope/a/lib/more.js',
    'node_modules/b/node_modules/c/c.js',
    'node_modules/b/b.js',
  ];
  const text = thirdPartyNotices(root, inputs, ['copied']);
  const titles = text.split('\n').filter((line) => / 1\.0\.0 \(/.test(line));
  expect(titles).toEqual([
    '@scope/a 1.0.0 (MIT)',
    'b 1.0.0 (ISC)',
    'c 1.0.0 (Apache-2.0)',
    'copied 1.0.0 (MIT)',
  ]);
  for (const part of ['Copyright A', 'Copyright C', 'Notice of C', 'Copyright D'])
    expect(text).toContain(part);
});

it('refuses a package without any licence', () => {
  const root = folderWith({ 'node_modules/a/package.json': manifest('a') });
  expect(() => thirdPartyNotices(root, ['node_modules/a/a.js'], [])).toThrow('names no licence');
});
