import { describe, expect, it } from 'vitest';
import { gatedResolver, type NetworkMode } from '../../../core/src/reference/gatedResolver.ts';
import { NetworkConsent } from '../../../core/src/reference/networkConsent.ts';
import type { Resolver } from '../../../core/src/reference/resolver.ts';

function consentOf(answers: boolean[]) {
  const allowed = new Set<string>();
  const asked: [string, readonly string[]][] = [];
  const consent = new NetworkConsent({
    ask: async (host, ids) => {
      asked.push([host, ids]);
      return answers.shift() ?? false;
    },
    isRemembered: (host) => allowed.has(host),
    remember: (host) => allowed.add(host),
  });
  return { consent, asked };
}

describe('NetworkConsent', () => {
  it('asks once about all ids of one command, and never again after a yes', async () => {
    const { consent, asked } = consentOf([true]);
    const answers = await Promise.all(['a/b', 'c/d', 'a/b'].map((id) => consent.permit('hub.test', id)));
    expect(answers).toEqual([true, true, true]);
    expect(await consent.permit('hub.test', 'e/f')).toBe(true);
    expect(asked).toEqual([['hub.test', ['a/b', 'c/d']]]);
  });

  it('takes a no for this command only', async () => {
    const { consent, asked } = consentOf([false, true]);
    expect(await consent.permit('hub.test', 'a/b')).toBe(false);
    expect(await consent.permit('hub.test', 'a/b')).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it('asks for each host', async () => {
    const { consent, asked } = consentOf([true, false]);
    expect(await consent.permit('hub.test', 'a/b')).toBe(true);
    expect(await consent.permit('mirror.test', 'a/b')).toBe(false);
    expect(asked.map(([host]) => host)).toEqual(['hub.test', 'mirror.test']);
  });
});

describe('gatedResolver', () => {
  it.each<[NetworkMode, boolean, string]>([
    ['off', true, 'offline'],
    ['on', false, 'online'],
    ['ask', true, 'online'],
    ['ask', false, 'offline'],
  ])('network %s, permitted %s: %s answers', async (mode, permitted, answers) => {
    const resolver = gatedResolver({
      mode: () => mode,
      permit: async () => permitted,
      online: () => answering('online'),
      offline: () => answering('offline'),
    });
    const repository = { kind: 'model', id: 'a/b' } as const;
    expect((await resolver.resolve(repository, 'main')).name).toBe(answers);
    expect((await resolver.listFiles(repository, 'sha'))[0]?.path).toBe(answers);
    expect((await resolver.listRefs(repository))[0]?.name).toBe(answers);
    expect((await resolver.listCommits(repository, 'main', 1))[0]?.title).toBe(answers);
  });
});

/** A resolver that answers everything with its own name. */
function answering(name: string): Resolver {
  const sha = '0'.repeat(40);
  return {
    resolve: async () => ({ sha, id: 'a/b', name, source: 'hub', asOf: '2026-01-01T00:00:00Z' }),
    listFiles: async () => [{ path: name, size: 1 }],
    describe: async () => ({ asOf: '2026-11-21T00:00:00Z', authenticated: false, state: 'not-found' }),
    listRefs: async () => [{ kind: 'branch', name, ref: `refs/heads/${name}`, sha }],
    listCommits: async () => [{ sha, title: name, date: '2026-01-01T00:00:00Z' }],
  };
}
