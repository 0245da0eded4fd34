import { describe, expect, it } from 'vitest';
import { HubMemory } from '../../../server/src/workspace/hubMemory.ts';

describe('HubMemory', () => {
  const repository = { kind: 'model', id: 'a/b' } as const;
  const files = [{ path: 'model.safetensors', size: 1 }];

  it('keeps the files of a repository at a commit', () => {
    const memory = new HubMemory();
    expect(memory.learn(repository, '1', files)).toBe(true);
    expect(memory.learn(repository, '1', files)).toBe(false);
    expect(memory.filesAt(repository, '1')).toEqual(files);
    expect(memory.filesAt(repository, '2')).toBeUndefined();
    expect(memory.filesAt({ kind: 'dataset', id: 'a/b' }, '1')).toBeUndefined();
  });

  it('does not grow without end', () => {
    const memory = new HubMemory();
    for (let commit = 0; commit <= 1_000; commit += 1) memory.learn(repository, String(commit), files);
    expect(memory.filesAt(repository, '0')).toBeUndefined();
    expect(memory.filesAt(repository, '1000')).toEqual(files);
  });
});
