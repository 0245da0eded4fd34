import { describe, expect, it } from 'vitest';
import { HubResolver } from '../../../core/src/hub/hubResolver.ts';
import { model } from './hubUnderTest.ts';

const repository = model('local-lab/odd-dates');
const sha = 'c'.repeat(40);

/** A Hub that gives its only commit a date that no real Hub gives. */
function hubWithDate(date: unknown): HubResolver {
  const answer: typeof fetch = async (input) =>
    String(input).includes('/commits/')
      ? Response.json([{ id: sha, title: 'Initial commit', message: '', authors: [], date }])
      : Response.json({ _id: '1', id: repository.id, sha });
  return new HubResolver({ endpoint: 'http://127.0.0.1:9', fetch: answer });
}

describe('the date of a commit', () => {
  it.each([
    0,
    1e15,
    null,
    undefined,
    true,
    '123456',
    '+123456-01-01T00:00:00Z',
    '2026-13-45',
    'May 1, 2026',
    [],
  ])('%j is none', async (date) => {
    const resolver = hubWithDate(date);
    expect(await resolver.resolve(repository, 'main')).not.toHaveProperty('date');
    expect(await resolver.listCommits(repository, 'main', 1)).toEqual([{ sha, title: 'Initial commit' }]);
  });

  it('that would leave the four digits of a year is none', async () => {
    const resolver = hubWithDate('9999-12-31T23:59:59-12:00');
    expect(await resolver.resolve(repository, 'main')).not.toHaveProperty('date');
  });

  it('in ISO 8601 is given in UTC', async () => {
    const resolver = hubWithDate('2026-11-20T23:00:00-02:00');
    expect(await resolver.resolve(repository, 'main')).toMatchObject({ date: '2026-11-21T01:00:00.000Z' });
  });
});
