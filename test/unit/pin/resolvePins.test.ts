import { describe, expect, it } from 'vitest';
import { type PinOutcome, type PinQuestion, pinKey } from '../../../core/src/pin/pin.ts';
import type { PinOptions } from '../../../core/src/pin/pinOptions.ts';
import { resolvePins } from '../../../core/src/pin/resolvePins.ts';
import type { Resolver } from '../../../core/src/reference/resolver.ts';
import { errorOf, localHub, model, resolverFor } from '../hub/hubUnderTest.ts';
import { approved, encoder, policyWith, reference, someSha } from './pinsForTests.ts';

const main: PinQuestion = { repository: encoder, revision: 'main' };

async function one(
  question: PinQuestion,
  resolver: Resolver,
  options: PinOptions = {},
): Promise<PinOutcome | undefined> {
  return (await resolvePins([question], resolver, options)).get(pinKey(question));
}

describe('resolvePins', () => {
  it('asks once for each repository and name, reports failures beside answers, and progress', async () => {
    const hub = await localHub();
    const missing = { repository: model('no/such'), revision: 'main' };
    const tag = { repository: encoder, revision: 'v1.0' };
    const progress: string[] = [];
    const outcomes = await resolvePins([main, tag, missing, { ...main }, main], resolverFor(hub), {
      onProgress: (done, total) => progress.push(`${done}/${total}`),
      concurrency: 1,
    });
    const commit = (name: string) => hub.repository(encoder.id).commit(name).sha;
    expect(outcomes.get(pinKey(main))).toMatchObject({
      pin: { sha: commit('main'), name: 'main', source: 'hub' },
    });
    expect(outcomes.get(pinKey(tag))).toMatchObject({ pin: { sha: commit('v1.0'), name: 'v1.0' } });
    expect(outcomes.get(pinKey(missing))).toMatchObject({ state: 'failed', code: 'private-or-missing' });
    expect(progress).toEqual(['1/3', '2/3', '3/3']);
    expect(hub.requests.filter(({ path }) => path.includes('/revision/main'))).toHaveLength(2);
  });

  it('tells where a renamed repository is now', async () => {
    const hub = await localHub();
    const old = { repository: model('former-lab/released-encoder'), revision: 'main' };
    expect(await one(old, resolverFor(hub))).toMatchObject({ pin: { renamedTo: encoder.id } });
    const references = [reference('former-lab/released-encoder', hub.repository(encoder.id).sha)];
    expect(await one(old, resolverFor(hub), { references })).toMatchObject({
      pin: { source: 'workspace', renamedTo: encoder.id },
    });
  });

  it('ends when it is cancelled', async () => {
    const resolver = resolverFor(await localHub());
    const error = await errorOf(resolvePins([main], resolver, { signal: AbortSignal.abort() }));
    expect(error.code).toBe('aborted');
  });
});

describe('the order of sources', () => {
  it('takes the approved commit of the manifest first, then the one of the workspace, then the Hub', async () => {
    const hub = await localHub();
    const resolver = resolverFor(hub);
    const { history } = hub.repository(encoder.id);
    const [first, second] = history.map(({ sha }) => sha);
    const policy = policyWith([approved(first ?? '')]);
    const references = [reference(encoder.id, second ?? '')];
    expect(await one(main, resolver, { policy, references })).toMatchObject({
      pin: { sha: first, source: 'manifest' },
    });
    expect(await one(main, resolver, { references })).toMatchObject({
      pin: { sha: second, source: 'workspace' },
    });
    expect(await one(main, resolver)).toMatchObject({ pin: { sha: history.at(-1)?.sha, source: 'hub' } });
  });

  it('names a commit of the workspace only where the name leads there', async () => {
    const hub = await localHub();
    const { sha, history } = hub.repository(encoder.id);
    const at = (revision: string) =>
      one(main, resolverFor(hub), { references: [reference(encoder.id, revision)] });
    expect(await at(sha)).toMatchObject({ pin: { sha, name: 'main', date: '2024-01-15T10:00:00.000Z' } });
    const old = await at(history[0]?.sha ?? '');
    expect(old?.state === 'pinned' && old.pin.name).toBeUndefined();
  });

  it.each([
    ['not approved by anybody', [{ ...approved(someSha), approvedBy: undefined }], {}],
    ['approved by a blank', [approved(someSha, { approvedBy: ' ' })], {}],
    ['expired', [approved(someSha, { expires: '2026-11-19' })], {}],
    ['at a branch', [approved('main')], {}],
    ['of another repository', [approved(someSha, { repository: model('other/model') })], {}],
    ['of another kind', [approved(someSha, { repository: { kind: 'dataset', id: encoder.id } })], {}],
    ['for another name', [approved(someSha, { ref: 'v1.0' })], {}],
    ['one of two', [approved(someSha), approved('b'.repeat(40))], {}],
    ['of a manifest that is not trusted', [approved(someSha)], { trusted: false }],
  ] as const)('does not take an entry that is %s', async (_what, models, more) => {
    const hub = await localHub();
    const cleaned = models.map(({ approvedBy, ...entry }) => (approvedBy ? { ...entry, approvedBy } : entry));
    const policy = policyWith(cleaned, more);
    const now = new Date('2026-11-20T00:00:00Z');
    expect(await one(main, resolverFor(hub), { policy, now })).toMatchObject({ pin: { source: 'hub' } });
  });

  it('takes an approved entry on the day it expires, by its name too, offline too', async () => {
    const hub = await localHub();
    await hub.close();
    const policy = policyWith([approved(someSha, { ref: 'v1.0', expires: '2026-11-20' })]);
    const now = new Date('2026-11-20T23:00:00Z');
    const answer = await one({ repository: encoder, revision: 'v1.0' }, resolverFor(hub), { policy, now });
    expect(answer).toMatchObject({ pin: { sha: someSha, name: 'v1.0', source: 'manifest' } });
  });

  it('does not choose between two commits of the workspace, nor pin a tag to another commit', async () => {
    const hub = await localHub();
    const references = [reference(encoder.id, someSha), reference(encoder.id, 'b'.repeat(40))];
    expect(await one(main, resolverFor(hub), { references })).toMatchObject({ pin: { source: 'hub' } });
    const tag = { repository: encoder, revision: 'v1.0' };
    expect(await one(tag, resolverFor(hub), { references: references.slice(0, 1) })).toMatchObject({
      pin: { sha: hub.repository(encoder.id).commit('v1.0').sha },
    });
  });

  it('expands a short SHA by the workspace', async () => {
    const hub = await localHub();
    const short = { repository: encoder, revision: '12345678' };
    const references = [reference(encoder.id, '12345678'.padEnd(40, '0'))];
    expect(await one(short, resolverFor(hub), { references })).toMatchObject({
      pin: { source: 'workspace' },
    });
  });
});

describe('the minimum age', () => {
  const days = (date: string, age: number) => new Date(Date.parse(date) + age * 86_400_000);

  it('takes the newest commit of a branch that is old enough', async () => {
    const hub = await localHub();
    const { history } = hub.repository(encoder.id);
    const now = days('2024-01-15T10:00:00Z', 3);
    expect(await one(main, resolverFor(hub), { minimumAge: 3, now })).toMatchObject({
      pin: { sha: history[3]?.sha },
    });
    expect(await one(main, resolverFor(hub), { minimumAge: 4, now })).toMatchObject({
      pin: { sha: history[2]?.sha, date: '2023-08-20T10:00:00.000Z', name: 'main' },
    });
    const policy = policyWith([], { minimumAge: 4 });
    expect(await one(main, resolverFor(hub), { minimumAge: 1, policy, now })).toMatchObject({
      pin: { sha: history[2]?.sha },
    });
  });

  it('fails where no commit is old enough', async () => {
    const hub = await localHub();
    const now = days('2023-05-01T10:00:00Z', 1);
    expect(await one(main, resolverFor(hub), { minimumAge: 2, now })).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('2 days old'),
    });
  });

  it('does not take an older commit for a tag or a commit', async () => {
    const hub = await localHub();
    const now = days('2023-08-20T10:00:00Z', 1);
    const repository = hub.repository(encoder.id);
    for (const revision of ['v1.1', repository.commit('v1.1').sha.slice(0, 9)]) {
      const question = { repository: encoder, revision };
      expect(await one(question, resolverFor(hub), { minimumAge: 1, now })).toMatchObject({
        state: 'pinned',
      });
      expect(await one(question, resolverFor(hub), { minimumAge: 2, now })).toMatchObject({
        state: 'failed',
      });
    }
    const branch = { repository: encoder, revision: 'release/1.x' };
    expect(await one(branch, resolverFor(hub), { minimumAge: 2, now })).toMatchObject({
      pin: { sha: repository.history[1]?.sha },
    });
  });
});
