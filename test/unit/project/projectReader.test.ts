import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ProjectReader } from '../../../core/src/lint/project/projectReader.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'project-'));
});

function write(path: string, text = ''): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const factsFor = (path: string) =>
  new ProjectReader({ boundaryOf: () => root, isInsideModel: () => false }).factsFor(join(root, path));

describe('ProjectReader', () => {
  it('names modules by their packages', () => {
    write('src/diffusers/__init__.py');
    write('src/diffusers/models/__init__.py');
    expect(factsFor('src/diffusers/models/unet.py')).toMatchObject({
      moduleName: 'diffusers.models.unet',
      isPackage: false,
    });
    expect(factsFor('src/diffusers/models/__init__.py')).toMatchObject({
      moduleName: 'diffusers.models',
      isPackage: true,
    });
    expect(factsFor('scripts/convert.py').moduleName).toBeUndefined();
  });

  it('lets the nearest folder decide that names the distribution', () => {
    write('pyproject.toml', '[project]\ndependencies = ["torch>=2.6", "datasets>=4"]');
    write('examples/requirements.txt', 'torch\n');
    write('examples/old/requirements.txt', 'Torch>=1.13\n');
    expect(factsFor('a.py').lowestVersion('torch')).toBe('2.6');
    expect(factsFor('examples/a.py').lowestVersion('torch')).toBeUndefined();
    expect(factsFor('examples/old/a.py').lowestVersion('torch')).toBe('1.13');
    expect(factsFor('examples/old/a.py').lowestVersion('datasets')).toBe('4');
    expect(factsFor('a.py').lowestVersion('keras')).toBeUndefined();
  });

  it('lets a lock file decide over what is required, and that over extras', () => {
    write(
      'pyproject.toml',
      '[project]\ndependencies = ["torch>=2.0"]\noptional-dependencies.x = ["torch>=1.0", "peft>=0.1"]',
    );
    expect(factsFor('a.py').lowestVersion('torch')).toBe('2.0');
    expect(factsFor('a.py').lowestVersion('peft')).toBe('0.1');
    write('uv.lock', '[[package]]\nname = "torch"\nversion = "2.7.1"\n');
    expect(factsFor('a.py').lowestVersion('torch')).toBe('2.7.1');
  });

  it.skipIf(process.platform === 'win32')('waits for no requirements that never come', () => {
    execFileSync('mkfifo', [join(root, 'requirements.txt')]);
    write('requirements-dev.txt', 'torch>=2.6\n');
    expect(factsFor('a.py').lowestVersion('torch')).toBe('2.6');
  });

  it('gives a parser no file that would hold it up for seconds', () => {
    write('pyproject.toml', `a = ${'['.repeat(1024 * 1024 - 10)}`);
    const started = performance.now();
    expect(factsFor('a.py').lowestVersion('torch')).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('sees what exists beside the file and at the top', () => {
    write('weights/bert/config.json', '{}');
    write('src/local/x');
    const facts = factsFor('src/a.py');
    expect(facts.existsLocally('local')).toBe(true);
    expect(facts.existsLocally('weights/bert')).toBe(true);
    expect(facts.existsLocally('org/name')).toBe(false);
    expect(facts.existsLocally('a\0b')).toBe(false);
    expect(facts.existsLocally('')).toBe(false);
  });
});
