import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolverFromEnvironment } from '../../../core/src/hub/environmentResolver.ts';
import { HubError } from '../../../core/src/reference/hubError.ts';
import { localAccounts } from '../../support/hub/accounts.ts';
import type { LocalHub } from '../../support/hub/startLocalHub.ts';
import { temporaryFolder, writeAt } from './cacheForTests.ts';
import { errorOf, localHub, model } from './hubUnderTest.ts';

const bert = model('google-bert/bert-base-uncased');
const cached = 'f'.repeat(40);
const token = localAccounts.reader.token;

async function home(): Promise<string> {
  const folder = await temporaryFolder();
  const ref = join(folder, '.cache/huggingface/hub/models--google-bert--bert-base-uncased/refs/main');
  await writeAt(ref, cached, new Date('2026-11-01T10:00:00Z'));
  return folder;
}

const tokensSeen = (hub: LocalHub) => [...new Set(hub.requests.map(({ headers }) => headers.authorization))];

describe('resolverFromEnvironment', () => {
  it('asks HF_ENDPOINT with HF_TOKEN', async () => {
    const hub = await localHub();
    const env = { HF_ENDPOINT: hub.url, HF_TOKEN: ` ${token}\n` };
    const answer = await resolverFromEnvironment({ env, offline: false, home: await home() }).resolve(
      bert,
      'main',
    );
    expect(answer).toMatchObject({ sha: hub.repository(bert.id).sha, source: 'hub' });
    expect(tokensSeen(hub)).toEqual([`Bearer ${token}`]);
  });

  it('keeps HF_TOKEN from an endpoint that is not of the environment', async () => {
    const hub = await localHub();
    const resolvers = [{ HF_TOKEN: token }, { HF_TOKEN: token, HF_ENDPOINT: 'https://mirror.example' }].map(
      (env) => resolverFromEnvironment({ env, endpoint: hub.url, offline: false }),
    );
    for (const resolver of resolvers) await resolver.resolve(bert, 'main');
    expect(tokensSeen(hub)).toEqual([undefined]);
  });

  it('reads the token file of HF_TOKEN_PATH, else of HF_HOME, else of the home folder', async () => {
    const hub = await localHub();
    const folder = await home();
    const at = (...parts: string[]) => join(folder, ...parts);
    await writeAt(at('a', 'mine'), token);
    await writeAt(at('b', 'token'), localAccounts.member.token);
    await writeAt(at('.cache', 'huggingface', 'token'), localAccounts.mirror.token);
    const ask = async (env: Record<string, string>) => {
      hub.requests.length = 0;
      const resolver = resolverFromEnvironment({
        env: { ...env, HF_ENDPOINT: hub.url },
        offline: false,
        home: folder,
      });
      await resolver.resolve(bert, 'main');
      return tokensSeen(hub);
    };
    expect(await ask({ HF_TOKEN_PATH: '~/a/mine', HF_HOME: at('b') })).toEqual([`Bearer ${token}`]);
    expect(await ask({ HF_HOME: at('b') })).toEqual([`Bearer ${localAccounts.member.token}`]);
    expect(await ask({})).toEqual([`Bearer ${localAccounts.mirror.token}`]);
    expect(await ask({ HF_HOME: at('b'), HF_HUB_DISABLE_IMPLICIT_TOKEN: 'YES' })).toEqual([undefined]);
    expect(await ask({ HF_TOKEN: token, HF_HUB_DISABLE_IMPLICIT_TOKEN: '1' })).toEqual([undefined]);
    expect(await ask({ HF_TOKEN: token, HF_HUB_DISABLE_IMPLICIT_TOKEN: '0' })).toEqual([`Bearer ${token}`]);
  });

  it('falls back on the cache where the Hub cannot be reached, and says so', async () => {
    const hub = await localHub();
    await hub.close();
    const resolver = resolverFromEnvironment({
      env: { HF_ENDPOINT: hub.url },
      offline: false,
      home: await home(),
    });
    expect(await resolver.resolve(bert, 'main')).toMatchObject({
      sha: cached,
      source: 'cache',
      asOf: '2026-11-01T10:00:00.000Z',
    });
    const error = await errorOf(resolver.resolve(model('other/model'), 'main'));
    expect(error.code).toBe('unreachable');
  });

  it('does not fall back where the Hub says no', async () => {
    const hub = await localHub({ repositories: [] });
    const resolver = resolverFromEnvironment({
      env: { HF_ENDPOINT: hub.url },
      offline: false,
      home: await home(),
    });
    expect((await errorOf(resolver.resolve(bert, 'main'))).code).toBe('private-or-missing');
  });

  it.each([
    [true, {}],
    [false, { HF_HUB_OFFLINE: '1' }],
    [false, { TRANSFORMERS_OFFLINE: 'true' }],
  ])('opens no socket offline (%s, %o)', async (offline, env) => {
    const hub = await localHub();
    const options = { env: { ...env, HF_ENDPOINT: hub.url }, offline, home: await home() };
    const resolver = resolverFromEnvironment(options);
    expect((await resolver.resolve(bert, 'main')).source).toBe('cache');
    expect((await errorOf(resolver.resolve(model('other/model'), 'main'))).code).toBe('offline');
    expect(hub.requests).toEqual([]);
  });

  it('refuses a plain http endpoint of the environment', () => {
    const env = { HF_ENDPOINT: 'http://mirror.example' };
    expect(() => resolverFromEnvironment({ env, offline: false })).toThrow(HubError);
  });
});
