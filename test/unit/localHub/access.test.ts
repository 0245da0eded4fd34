import { describe, expect, it } from 'vitest';
import { localAccounts } from '../../support/hub/accounts.ts';
import { bearer, request, useLocalHub } from './hubForTests.ts';

const hub = useLocalHub();
const { reader, member } = localAccounts;

async function outcome(path: string, token?: string): Promise<[number, string | null, string | null]> {
  const answer = await request(hub().url + path, token ? { headers: bearer(token) } : {});
  return [answer.status, answer.headers.get('x-error-code'), answer.headers.get('x-error-message')];
}

describe('a repository that is missing', () => {
  it('is a 401 without a code for nobody, a 404 with one for somebody', async () => {
    expect(await outcome('/api/models/nobody/nothing')).toEqual([401, null, 'Invalid username or password.']);
    expect(await outcome('/api/models/nobody/nothing', reader.token)).toEqual([
      404,
      'RepoNotFound',
      'Repository not found',
    ]);
    expect((await outcome('/nobody/nothing/resolve/main/config.json', reader.token))[1]).toBe('RepoNotFound');
  });

  it('cannot be told from a private one', async () => {
    expect(await outcome('/api/models/local-lab/private-encoder')).toEqual(
      await outcome('/api/models/nobody/nothing'),
    );
    expect((await outcome('/api/models/local-lab/private-encoder', reader.token))[0]).toBe(404);
    expect((await outcome('/api/models/local-lab/private-encoder', member.token))[0]).toBe(200);
  });
});

describe('a gated repository', () => {
  it('is open to all for information and files, not for contents and history', async () => {
    const id = 'local-lab/gated-decoder';
    expect((await outcome(`/api/models/${id}`))[0]).toBe(200);
    expect((await outcome(`/api/models/${id}/tree/main`))[0]).toBe(200);
    for (const path of [
      `/${id}/resolve/main/config.json`,
      `/api/models/${id}/commits/main`,
      `/api/models/${id}/auth-check`,
    ]) {
      expect((await outcome(path)).slice(0, 2)).toEqual([401, 'GatedRepo']);
      expect((await outcome(path, reader.token)).slice(0, 2)).toEqual([403, 'GatedRepo']);
      expect((await outcome(path, member.token))[0]).toBe(200);
    }
  });

  it('says how it is gated', async () => {
    const gated = async (id: string) =>
      ((await (await request(`${hub().url}/api/models/${id}`)).json()) as { gated: unknown }).gated;
    expect(await gated('local-lab/gated-decoder')).toBe('manual');
    expect(await gated('local-lab/gated-encoder')).toBe('auto');
  });
});

describe('other refusals', () => {
  it('names a missing revision and a missing file', async () => {
    expect((await outcome('/api/models/local-lab/pickle-only/revision/nowhere')).slice(0, 2)).toEqual([
      404,
      'RevisionNotFound',
    ]);
    const answer = await request(`${hub().url}/local-lab/pickle-only/resolve/main/model.safetensors`);
    expect([answer.status, answer.headers.get('x-error-code')]).toEqual([404, 'EntryNotFound']);
    expect(answer.headers.get('x-repo-commit')).toBe(hub().repository('local-lab/pickle-only').sha);
  });

  it('refuses a token that nobody has', async () => {
    expect(await outcome('/api/models/local-lab/pickle-only', 'hf_nobody')).toEqual([
      401,
      null,
      'Invalid credentials in Authorization header',
    ]);
  });

  it('says that a repository is disabled', async () => {
    expect(await outcome('/local-lab/disabled-encoder/resolve/main/config.json')).toEqual([
      403,
      null,
      'Access to this resource is disabled.',
    ]);
    expect((await outcome('/api/models/local-lab/disabled-encoder'))[0]).toBe(200);
  });

  it('tells who asks', async () => {
    const answer = await request(`${hub().url}/api/whoami-v2`, { headers: bearer(reader.token) });
    expect(await answer.json()).toMatchObject({ type: 'user', name: reader.name });
    expect((await outcome('/api/whoami-v2'))[0]).toBe(401);
  });
});

describe('a repository that moved', () => {
  it.each([
    ['/api/models/bert-base-uncased?expand=sha', '/api/models/google-bert/bert-base-uncased?expand=sha'],
    [
      '/api/models/bert-base-uncased/commits/main?limit=1',
      '/api/models/google-bert/bert-base-uncased/commits/main?limit=1',
    ],
    [
      '/bert-base-uncased/resolve/main/config.json',
      '/google-bert/bert-base-uncased/resolve/main/config.json',
    ],
    ['/api/models/former-lab/released-encoder/refs', '/api/models/local-lab/released-encoder/refs'],
    ['/api/models/Google-BERT/bert-base-uncased', '/api/models/google-bert/bert-base-uncased'],
    ['/api/datasets/squad/tree/main', '/api/datasets/rajpurkar/squad/tree/main'],
    ['/datasets/squad/resolve/main/README.md', '/datasets/rajpurkar/squad/resolve/main/README.md'],
  ])('redirects %s', async (from, to) => {
    const answer = await request(hub().url + from);
    expect([answer.status, answer.headers.get('location')]).toEqual([307, to]);
    expect((await fetch(hub().url + from)).ok).toBe(true);
  });
});
