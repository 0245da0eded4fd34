import { describe, expect, it } from 'vitest';
import { pathMatcher } from '../../../core/src/paths/pathPattern.ts';
import { exceptionPath } from '../../../core/src/policy/edit/exceptionPath.ts';

describe('exceptionPath', () => {
  it.each([
    ['load.py', ['src/load.py', 'load.pyc']],
    ['src/load.py', ['a/src/load.py', 'src/loader.py']],
    ['src/[new] load*.py', ['src/n load.py', 'src/[new] loads.py']],
    ['!load.py', ['load.py', 'src/!load.py']],
    ['#a/load.py', ['a/load.py']],
    ['src/blank ', ['src/blank']],
  ])('means %j alone', (path, others) => {
    const isExcepted = pathMatcher([exceptionPath(path)]);
    expect(isExcepted(path)).toBe(true);
    for (const other of others) expect(isExcepted(other)).toBe(false);
  });
});
