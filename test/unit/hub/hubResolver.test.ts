import { describe, expect, it } from 'vitest';
import { localAccounts } from '../../support/hub/accounts.ts';
import { errorOf, localHub, model, resolverFor, tokenFor } from './hubUnderTest.ts';

const bert = model('google-bert/bert-base-uncased');
const encoder = model('local-lab/released-encoder');

describe('HubResolver.resolve', () => {
  it('resolves branches, tags, pull requests and short SHAs with the date of the commit', async () => {
    const hub = await localHub();
    const resolver = resolverFor(hub);
    const repository = hub.repository(encoder.id);
    const names = ['main', 'v1.0', 'release/1.x', 'refs/pr/2', repository.sha.slice(0, 8), repository.sha];
    const expected = ['main', 'v1.0', 'release/1.x', 'refs/pr/2', 'main', 'main'].map((ref) =>
      repository.commit(ref),
    );
    const answers = await Promise.all(names.map((name) => resolver.resolve(encoder, name)));
    expect(answers.map(({ sha, name, date }) => ({ sha, name, date }))).toEqual(
      expected.map(({ sha, date }, index) => ({ sha, name: names[index], date: date.toISOString() })),
    );
    expect(
      answers.every(({ source, asOf }) => source === 'hub' && Date.now() - Date.parse(asOf) < 60_000),
    ).toBe(true);
  });

  it('resolves datasets and spaces', async () => {
    const hub = await localHub();
    for (const { kind, id, sha } of hub.repositories.filter((each) => each.kind !== 'model')) {
      expect((await resolverFor(hub).resolve({ kind, id }, 'main')).sha).toBe(sha);
    }
    expect(new Set(hub.repositories.map(({ kind }) => kind)).size).toBe(3);
  });

  it('follows a rename and tells the new id', async () => {
    const hub = await localHub();
    const answer = await resolverFor(hub).resolve(model('bert-base-uncased'), 'main');
    expect(answer).toMatchObject({ id: bert.id, sha: hub.repository(bert.id).sha });
  });

  it('shares one request between equal questions and remembers the answer', async () => {
    const hub = await localHub();
    const resolver = resolverFor(hub);
    await Promise.all([resolver.resolve(bert, 'main'), resolver.resolve(bert, 'main')]);
    await resolver.resolve(bert, 'main');
    expect(hub.requests.map(({ path }) => path.split('?')[0])).toEqual([
      '/api/models/google-bert/bert-base-uncased/revision/main',
      `/api/models/google-bert/bert-base-uncased/commits/${hub.repository(bert.id).sha}`,
    ]);
  });

  it('asks again when the memory is old', async () => {
    const hub = await localHub();
    const resolver = resolverFor(hub, { memory: -1 });
    await resolver.resolve(bert, 'main');
    await resolver.resolve(bert, 'main');
    expect(hub.requests).toHaveLength(4);
  });

  it('lets one caller leave without the other', async () => {
    const hub = await localHub();
    hub.setFault({ kind: 'slow', milliseconds: 100, times: 1 });
    const resolver = resolverFor(hub);
    const controller = new AbortController();
    const first = errorOf(resolver.resolve(bert, 'main', controller.signal));
    const second = resolver.resolve(bert, 'main');
    controller.abort();
    expect((await first).code).toBe('aborted');
    expect((await second).sha).toBe(hub.repository(bert.id).sha);
  });

  it('refuses names that no repository or ref can have, without a request', async () => {
    const hub = await localHub();
    const resolver = resolverFor(hub);
    expect((await errorOf(resolver.resolve(model('../whoami-v2'), 'main'))).code).toBe(
      'repository-not-found',
    );
    expect((await errorOf(resolver.resolve(bert, 'main/../../x'))).code).toBe('revision-not-found');
    expect((await errorOf(resolver.listFiles(bert, 'main'))).code).toBe('revision-not-found');
    expect(hub.requests).toEqual([]);
  });
});

describe('HubResolver: what may not be seen', () => {
  it.each([
    ['no/such-model', undefined, 'private-or-missing'],
    ['no/such-model', localAccounts.reader.token, 'repository-not-found'],
    ['local-lab/private-encoder', undefined, 'private-or-missing'],
    ['local-lab/private-encoder', localAccounts.reader.token, 'repository-not-found'],
    ['google-bert/bert-base-uncased', 'hf_nobody', 'private-or-missing'],
  ] as const)('%s with token %s is %s', async (id, token, code) => {
    const hub = await localHub();
    const resolver = resolverFor(hub, token === undefined ? {} : { token: tokenFor(hub.url, token) });
    const error = await errorOf(resolver.resolve(model(id), 'main'));
    expect(error.code).toBe(code);
    expect(error.message).toContain(id);
    expect(error.message).toContain(new URL(hub.url).host);
    expect(`${error.message}${JSON.stringify(error.cause)}`).not.toContain(token ?? 'Bearer');
  });

  it('resolves a private repository for a member', async () => {
    const hub = await localHub();
    const resolver = resolverFor(hub, { token: tokenFor(hub.url, localAccounts.member.token) });
    const answer = await resolver.resolve(model('local-lab/private-encoder'), 'main');
    expect(answer.sha).toBe(hub.repository('local-lab/private-encoder').sha);
  });

  it('resolves a gated repository for anybody, lists its history for members only', async () => {
    const hub = await localHub();
    const gated = model('local-lab/gated-encoder');
    const answer = await resolverFor(hub).resolve(gated, 'main');
    expect(answer.sha).toBe(hub.repository(gated.id).sha);
    expect(answer.date).toBeUndefined();
    expect((await errorOf(resolverFor(hub).listCommits(gated, 'main', 1))).code).toBe('gated');
    const reader = resolverFor(hub, { token: tokenFor(hub.url, localAccounts.reader.token) });
    const refused = await errorOf(reader.listCommits(gated, 'main', 1));
    expect(refused.code).toBe('gated');
    expect(refused.message).toContain('was not granted');
    const disabled = await errorOf(
      resolverFor(hub).listCommits(model('local-lab/disabled-encoder'), 'main', 1),
    );
    expect(disabled.code).toBe('forbidden');
  });

  it('names the revision that is missing', async () => {
    const error = await errorOf(resolverFor(await localHub()).resolve(bert, 'v9.9'));
    expect(error.code).toBe('revision-not-found');
    expect(error.message).toContain('"v9.9"');
  });
});

describe('HubResolver: lists', () => {
  it('lists all files with sizes and hashes, over several pages', async () => {
    const hub = await localHub({ pageSize: 2 });
    const { sha, head } = hub.repository(bert.id);
    const files = await resolverFor(hub).listFiles(bert, sha);
    const expected = [...head.files].map(([path, file]) => ({
      path,
      size: file.content.length,
      gitOid: file.blobId,
      ...(file.lfs ? { sha256: file.lfs.sha256 } : {}),
    }));
    const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
    expect([...files].sort(byPath)).toEqual(expected.sort(byPath));
    expect(hub.requests.length).toBeGreaterThan(2);
  });

  it('remembers what it has listed', async () => {
    const hub = await localHub();
    const resolver = resolverFor(hub);
    const { sha } = hub.repository(bert.id);
    const files = await resolver.listFiles(bert, sha);
    expect(await resolver.listFiles(bert, sha)).toBe(files);
    expect(hub.requests).toHaveLength(1);
  });

  it('lists branches, tags and pull requests', async () => {
    const hub = await localHub();
    const repository = hub.repository(encoder.id);
    const refs = await resolverFor(hub).listRefs(encoder);
    const expected = [...repository.refs].map(([ref, { sha }]) => ({ ref, sha }));
    const byRef = (a: { ref: string }, b: { ref: string }) => (a.ref < b.ref ? -1 : 1);
    expect(refs.map(({ ref, sha }) => ({ ref, sha })).sort(byRef)).toEqual(expected.sort(byRef));
    expect(refs.find(({ ref }) => ref === 'refs/tags/v1.0')).toMatchObject({ kind: 'tag', name: 'v1.0' });
    expect(refs.find(({ ref }) => ref === 'refs/pr/2')).toMatchObject({ kind: 'pull-request', name: '2' });
  });

  it('lists the newest commits up to the limit, over several pages', async () => {
    const hub = await localHub({ pageSize: 1 });
    const history = hub.repository(encoder.id).history.toReversed();
    const commits = await resolverFor(hub).listCommits(encoder, 'main', 3);
    expect(commits.map(({ sha, date }) => ({ sha, date }))).toEqual(
      history.slice(0, 3).map(({ sha, date }) => ({ sha, date: date.toISOString() })),
    );
    const branch = await resolverFor(hub).listCommits(encoder, 'release/1.x', 1);
    expect(branch[0]?.sha).toBe(hub.repository(encoder.id).commit('release/1.x').sha);
  });
});

describe('HubResolver on a mirror', () => {
  it('works below a path, with a token of another form, without dates', async () => {
    const hub = await localHub({ profile: 'mirror' });
    const resolver = resolverFor(hub, { token: tokenFor(hub.url, localAccounts.mirror.token) });
    const answer = await resolver.resolve(bert, 'main');
    expect(answer.sha).toBe(hub.repository(bert.id).sha);
    expect(answer.date).toBeUndefined();
    expect(await resolver.listFiles(bert, answer.sha)).toHaveLength(hub.repository(bert.id).head.files.size);
    expect((await errorOf(resolver.listRefs(bert))).message).toContain('lacks the request');
  });

  it('tells a missing revision from a missing repository although no answer says which', async () => {
    const hub = await localHub({ profile: 'mirror' });
    const resolver = resolverFor(hub, { token: tokenFor(hub.url, localAccounts.mirror.token) });
    expect((await errorOf(resolver.resolve(bert, 'v9.9'))).code).toBe('revision-not-found');
    expect((await errorOf(resolver.resolve(model('no/such'), 'main'))).code).toBe('repository-not-found');
  });

  it('says that a token is wanted', async () => {
    const hub = await localHub({ profile: 'mirror' });
    const error = await errorOf(resolverFor(hub).resolve(bert, 'main'));
    expect(error.code).toBe('private-or-missing');
    expect(error.message).toContain('HF_TOKEN');
  });
});
