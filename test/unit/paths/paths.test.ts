import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { displayPath } from '../../../core/src/paths/displayPath.ts';
import { isInside } from '../../../core/src/paths/isInside.ts';

describe('isInside', () => {
  it.each([
    ['/work', '/work', true],
    ['/work', '/work/a/b', true],
    ['/work', 'a/b', true],
    ['/work', '/work/..a/b', true],
    ['/work', '/workshop/a', false],
    ['/work', '/work/../etc', false],
    ['/work', '..', false],
    ['/work', '../work/a', true],
    ['/work', '/etc/passwd', false],
    ['/', '/etc', true],
  ])('posix: %s holds %s: %s', (folder, file, expected) => {
    expect(isInside(folder, file, posix)).toBe(expected);
  });
  it.each([
    ['C:\\work', 'c:\\WORK\\a', true],
    ['C:\\work', 'a/b', true],
    ['C:\\work', 'C:/work/a', true],
    ['C:\\work', '..\\x', false],
    ['C:\\work', 'D:\\work\\a', false],
    ['C:\\work', 'C:\\workshop', false],
    ['C:\\work', '\\\\server\\share\\a', false],
    ['\\\\server\\share\\work', '\\\\server\\share\\work\\a', true],
  ])('win32: %s holds %s: %s', (folder, file, expected) => {
    expect(isInside(folder, file, win32)).toBe(expected);
  });
});

describe('displayPath', () => {
  it('is relative inside the folder, absolute outside, with / always', () => {
    expect(displayPath('/work', '/work/a/b.py', posix)).toBe('a/b.py');
    expect(displayPath('/work', '/work', posix)).toBe('.');
    expect(displayPath('/work', '/etc/x', posix)).toBe('/etc/x');
    expect(displayPath('/work', 'a\\b.py', posix)).toBe('a\\b.py');
    expect(displayPath('C:\\work', 'c:\\work\\a\\b.py', win32)).toBe('a/b.py');
    expect(displayPath('C:\\work', 'D:\\x\\b.py', win32)).toBe('D:/x/b.py');
  });
});
