import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldersUpTo } from '../../../core/src/paths/ancestors.ts';
import { pathMatcher } from '../../../core/src/paths/pathPattern.ts';

describe('foldersUpTo', () => {
  it('climbs to the boundary, on both systems', () => {
    expect(foldersUpTo('/w/a/b/c.py', '/w', posix)).toEqual(['/w/a/b', '/w/a', '/w']);
    expect(foldersUpTo('C:\\w\\a\\c.py', 'c:\\W', win32)).toEqual(['C:\\w\\a', 'C:\\w']);
    expect(foldersUpTo('/c.py', '/', posix)).toEqual(['/']);
  });

  it('stays in its own folder where the boundary is elsewhere', () => {
    expect(foldersUpTo('/x/a/c.py', '/w', posix)).toEqual(['/x/a']);
    expect(foldersUpTo('/work/c.py', '/w', posix)).toEqual(['/work']);
    expect(foldersUpTo('D:\\a\\c.py', 'C:\\', win32)).toEqual(['D:\\a']);
  });
});

describe('pathMatcher', () => {
  it.each([
    ['legacy/**', 'legacy/a/b.py', true],
    ['legacy', 'src/legacy/a.py', true],
    ['/legacy', 'src/legacy/a.py', false],
    ['*.py', 'a/b.py', true],
    ['docs/*.py', 'docs/a/b.py', false],
    ['A.py', 'a.py', false],
  ])('%s on %s: %s', (pattern, path, matches) => {
    expect(pathMatcher([pattern])(path)).toBe(matches);
  });

  it('matches nothing without patterns, and no path that leaves', () => {
    expect(pathMatcher([])('a.py')).toBe(false);
    expect(pathMatcher(['*'])('../a.py')).toBe(false);
  });
});
