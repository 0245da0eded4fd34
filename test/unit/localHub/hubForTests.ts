import { afterAll, beforeAll } from 'vitest';
import { type LocalHub, type LocalHubOptions, startLocalHub } from '../../support/hub/startLocalHub.ts';

/** Starts a local Hub for the tests of one file and stops it after them. */
export function useLocalHub(options: LocalHubOptions = {}): () => LocalHub {
  let hub: LocalHub | undefined;
  beforeAll(async () => {
    hub = await startLocalHub(options);
  });
  afterAll(() => hub?.close());
  return () => {
    if (!hub) throw new Error('the local Hub runs only inside tests');
    return hub;
  };
}

/** A request that follows no redirect. */
export function request(url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(url, { redirect: 'manual', ...init });
}

/** The header that carries a token. */
export function bearer(token: string): { Authorization: string } {
  return { Authorization: `Bearer ${token}` };
}
