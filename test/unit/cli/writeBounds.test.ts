import { mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Inputs } from '../../../cli/src/inputs.ts';
import { writeSource } from '../../../cli/src/writeSource.ts';
import { loadTestLanguages } from '../../support/languages.ts';

beforeAll(loadTestLanguages);

let root = '';
const before = { text: 'a = 1\n', encoding: 'utf-8', byteOrderMark: false } as const;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'write-')));
  for (const folder of ['project', 'outside']) mkdirSync(join(root, folder));
  for (const file of ['project/app.py', 'outside/victim.py']) writeFileSync(join(root, file), before.text);
});

/** Reads the tree, then puts a link where `app.py` was, and writes. */
function writeThroughLink(paths: readonly string[]): string | undefined {
  const inputs = new Inputs(paths, join(root, 'project'), []);
  const [file] = [...inputs.files()];
  symlinkSync('../outside/victim.py', join(root, 'project/link.py'));
  const link = join(root, 'project/link.py');
  expect(file?.path).toBe(join(root, 'project/app.py'));
  return writeSource(link, before, 'a = 2\n', (path, target) => inputs.mayWrite(path, target));
}

describe('what a run may write', () => {
  it('is below the named folders, also where a link came after the walk', () => {
    expect(writeThroughLink([])).toContain('it is a link that leads outside');
    expect(victim()).toBe('a = 1\n');
  });

  it('is nothing beside a file that was named', () => {
    expect(writeThroughLink(['app.py'])).toContain('it is a link that leads outside');
  });

  it('is what a named link leads to', () => {
    const link = join(root, 'project/link.py');
    symlinkSync('../outside/victim.py', link);
    const inputs = new Inputs(['link.py'], join(root, 'project'), []);
    expect([...inputs.files()]).toHaveLength(1);
    expect(
      writeSource(link, before, 'a = 2\n', (path, target) => inputs.mayWrite(path, target)),
    ).toBeUndefined();
    expect(victim()).toBe('a = 2\n');
  });

  it('is done already where another name of the file was written first', () => {
    const file = join(root, 'project/app.py');
    writeFileSync(file, 'a = 2\n');
    expect(writeSource(file, before, 'a = 2\n', () => true)).toBeUndefined();
    expect(writeSource(file, before, 'a = 3\n', () => true)).toBe('it changed while it was fixed');
  });
});

function victim(): string {
  return readFileSync(join(root, 'outside/victim.py'), 'utf8');
}
