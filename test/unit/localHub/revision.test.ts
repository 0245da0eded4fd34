import { describe, expect, it } from 'vitest';
import { releasedEncoder } from '../../support/hub/repositories/releasedEncoder.ts';
import { Repository } from '../../support/hub/repository.ts';
import { resolveRevision } from '../../support/hub/revision.ts';

const repository = new Repository(releasedEncoder);
const { sha } = repository;

describe('resolveRevision', () => {
  it.each([
    ['HEAD', sha],
    ['main', sha],
    ['refs/heads/main', sha],
    ['v1.0', repository.history[1]?.sha],
    ['refs/tags/v1.1', repository.history[2]?.sha],
    ['release/1.x', repository.history[2]?.sha],
    ['refs/pr/2', repository.refs.get('refs/pr/2')?.sha],
    [sha, sha],
    [sha.slice(0, 7), sha],
    [sha.slice(0, 39), sha],
    [sha.toUpperCase(), sha],
    [sha.slice(0, 6), undefined],
    ['0000000', undefined],
    ['refs/pr/3', undefined],
    ['pr/2', undefined],
    ['nothing', undefined],
  ])('of %s', (revision, expected) => {
    expect(resolveRevision(repository, revision)?.sha).toBe(expected);
  });

  it('finds commits that only a pull request, or no ref at all, holds', () => {
    const reached = new Set(repository.history.map((commit) => commit.sha));
    const others = [...repository.commits.keys()].filter((id) => !reached.has(id));
    expect(others.length).toBeGreaterThan(3);
    for (const id of others) expect(resolveRevision(repository, id)?.sha).toBe(id);
  });

  it('prefers a branch that is named like a short or upper-case SHA: such names can move', () => {
    const other = {
      commits: [{ message: 'Trap', date: '2024-01-01T00:00:00Z', files: { 'trap.txt': 'trap' } }],
    };
    const names = [sha.slice(0, 7), sha.toUpperCase(), sha];
    const branches = Object.fromEntries(names.map((name) => [name, other]));
    const trapped = new Repository({
      ...releasedEncoder,
      branches: { ...releasedEncoder.branches, ...branches },
    });
    const trap = trapped.commit(sha.slice(0, 7)).sha;
    expect(resolveRevision(trapped, sha.slice(0, 7))?.sha).toBe(trap);
    expect(resolveRevision(trapped, sha.toUpperCase())?.sha).toBe(trap);
    expect(resolveRevision(trapped, sha)?.sha).toBe(sha);
  });
});
