import { describe, expect, it } from 'vitest';
import { isRepositoryFacts } from '../../../core/src/reference/repositoryFacts.ts';

const sha = 'a'.repeat(40);
const card = { id: 'org/model', sha, gated: false, private: false, tags: [] };
const facts = { asOf: '2026-11-21T00:00:00Z', authenticated: false, state: 'found', card };

describe('facts that another process sends', () => {
  it('are taken where they have the form', () => {
    expect(isRepositoryFacts(facts)).toBe(true);
    const refs = [{ kind: 'branch', name: 'main', ref: 'refs/heads/main', sha }];
    const histories = [{ ref: 'refs/heads/main', complete: true, commits: [{ sha }] }];
    const revisions = [{ revision: 'v1', state: 'not-found' }];
    expect(isRepositoryFacts({ ...facts, refs, histories, revisions })).toBe(true);
  });

  it.each([
    ['an id with a line break', { card: { ...card, id: 'org/model\n\u202etext' } }],
    ['a short SHA', { card: { ...card, sha: 'abc1234' } }],
    ['refs that are a text', { refs: 'x' }],
    ['a ref that is nothing', { refs: [null] }],
    ['histories that are a mapping', { histories: {} }],
    ['a history without commits', { histories: [{ ref: 'refs/heads/main', complete: true }] }],
    ['a commit that is a text', { histories: [{ ref: 'refs/heads/main', commits: ['x'] }] }],
    ['a revision without a state', { revisions: [{ revision: 'v1' }] }],
  ])('are not taken with %s', (_, wrong) => {
    expect(isRepositoryFacts({ ...facts, ...wrong })).toBe(false);
  });
});
