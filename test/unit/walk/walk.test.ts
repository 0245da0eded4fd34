import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { compareBytes } from '../../../core/src/text/compareBytes.ts';
import { walk } from '../../../core/src/walk/walk.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'walk-'));
});

function write(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), 'x = 1\n');
  }
}

function text(path: string, content: string): void {
  write(path);
  writeFileSync(join(root, path), content);
}

function walked(start = '.', excludes: (path: string) => boolean = () => false): string[] {
  const found = walk(join(root, start), { accepts: (path) => path.endsWith('.py'), excludes });
  return [...found].map((file) =>
    file.skipped === undefined ? relative(root, file.path) : `${relative(root, file.path)}: ${file.skipped}`,
  );
}

describe('walk', () => {
  it('gives the byte order of whole paths', () => {
    write('a/x.py', 'a-b.py', 'a.py', 'B.py', 'é.py', 'a/y/z.py', 'a/y.py', 'note.txt');
    expect(walked()).toEqual(['B.py', 'a-b.py', 'a.py', 'a/x.py', 'a/y.py', 'a/y/z.py', 'é.py']);
    expect(walked()).toEqual([...walked()].sort(compareBytes));
  });

  it('leaves out virtual environments, caches and version control', () => {
    write(
      'env/pyvenv.cfg',
      'env/lib/a.py',
      '.git/a.py',
      'node_modules/a.py',
      '.ruff_cache/a.py',
      '.tox/a.py',
    );
    write('__pycache__/a.py', '.github/a.py');
    expect(walked()).toEqual(['.github/a.py']);
    expect(walked('env')).toEqual(['env/lib/a.py']);
  });

  it('obeys .gitignore at every level, the nearest most', () => {
    write(
      '.git/HEAD',
      'build/a.py',
      'src/build/a.py',
      'src/gen_a.py',
      'src/keep/gen_b.py',
      'src/local.py',
      'other/local.py',
    );
    text('.gitignore', '/build/\ngen_*.py\n');
    text('src/.gitignore', 'local.py\n');
    text('src/keep/.gitignore', '!gen_*.py\n');
    expect(walked()).toEqual(['other/local.py', 'src/build/a.py', 'src/keep/gen_b.py']);
    expect(walked('src')).toEqual(['src/build/a.py', 'src/keep/gen_b.py']);
    expect(walked('build')).toEqual(['build/a.py']);
  });

  it('does not take a .gitignore above the git root', () => {
    text('.gitignore', '*.py\n');
    write('repo/.git/HEAD', 'repo/a.py');
    expect(walked('repo')).toEqual(['repo/a.py']);
  });

  it.skipIf(process.platform === 'win32')('passes over a .gitignore that is no file of the tree', () => {
    write('.git/HEAD', 'a.py', 'fifo/a.py', 'zero/a.py', 'linked/a.py', 'all');
    text('all', '*\n');
    execFileSync('mkfifo', [join(root, 'fifo/.gitignore')]);
    symlinkSync('/dev/zero', join(root, 'zero/.gitignore'));
    symlinkSync('../all', join(root, 'linked/.gitignore'));
    expect(walked()).toEqual(['a.py', 'fifo/a.py', 'linked/a.py', 'zero/a.py']);
  });

  it('leaves out what an option excludes', () => {
    write('a.py', 'docs/a.py');
    expect(walked('.', (path) => path.endsWith('docs'))).toEqual(['a.py']);
  });

  it('names loops, broken links and links that leave', () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    writeFileSync(join(outside, 'linked.py'), '');
    write('a/b/c.py');
    symlinkSync('..', join(root, 'a/b/up'));
    symlinkSync('self.py', join(root, 'a/self.py'));
    symlinkSync('b', join(root, 'a/again'));
    symlinkSync('gone.py', join(root, 'a/broken.py'));
    symlinkSync('gone', join(root, 'a/broken'));
    symlinkSync(outside, join(root, 'out'));
    symlinkSync(join(outside, 'linked.py'), join(root, 'linked.py'));
    symlinkSync('b/c.py', join(root, 'a/inside.py'));
    expect(walked()).toEqual([
      'a/b/c.py',
      'a/b/up: link loop',
      'a/broken.py: it does not exist',
      'a/inside.py',
      'a/self.py: link loop',
      'linked.py: a link to a file outside; name the link to read it',
      'out: a link to a folder outside; name that folder to read it',
    ]);
  });

  it('names a folder that is not there', () => {
    expect(walked('gone')).toEqual(['gone: it does not exist']);
  });
});

describe('compareBytes', () => {
  it('orders characters beyond U+FFFF last, as UTF-8 does', () => {
    const words = ['\u{1f600}', '\uffee', 'z', 'é', ''];
    expect([...words].sort(compareBytes)).toEqual(
      [...words].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
  });
});
