import { describe, expect, it } from 'vitest';
import { WorkspaceFolders } from '../../../server/src/workspace/workspaceFolders.ts';

describe('WorkspaceFolders', () => {
  const folders = new WorkspaceFolders(['file:///work/', 'file:///work/inner', 'file:///wor']);

  it.each([
    ['file:///work/a.py', 'file:///work'],
    ['file:///work/inner/b.py', 'file:///work/inner'],
    ['file:///work/innermost.py', 'file:///work'],
    ['file:///elsewhere/a.py', undefined],
    ['untitled:Untitled-1', undefined],
  ])('%s lies in %s', (uri, folder) => {
    expect(folders.of(uri)).toBe(folder);
  });

  it('follows changes', () => {
    const changing = new WorkspaceFolders(['file:///a']);
    changing.change(['file:///b'], ['file:///a/']);
    expect([changing.of('file:///a/x.py'), changing.of('file:///b/x.py')]).toEqual([undefined, 'file:///b']);
  });
});
