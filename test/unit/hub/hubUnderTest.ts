import { afterEach } from 'vitest';
import { HubResolver, type HubResolverOptions } from '../../../core/src/hub/hubResolver.ts';
import type { Token, TokenSource } from '../../../core/src/hub/token.ts';
import { HubError } from '../../../core/src/reference/hubError.ts';
import type { Repository } from '../../../core/src/reference/repository.ts';
import { type LocalHub, type LocalHubOptions, startLocalHub } from '../../support/hub/startLocalHub.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Runs after the test, also where it fails. */
export function afterTest(close: () => Promise<void>): void {
  closing.push(close);
}

/** A local Hub for one test. */
export async function localHub(options: LocalHubOptions = {}): Promise<LocalHub> {
  const hub = await startLocalHub(options);
  afterTest(() => hub.close());
  return hub;
}

/** A resolver for a local Hub that waits little between retries. */
export function resolverFor(hub: { readonly url: string }, options: HubResolverOptions = {}): HubResolver {
  return new HubResolver({ endpoint: hub.url, firstDelay: 5, timeout: 2000, ...options });
}

/** A token for the origin of a URL. */
export function tokenFor(url: string, value: string): TokenSource {
  const token: Token = { value, origin: new URL(url).origin };
  return async () => token;
}

export function model(id: string): Repository {
  return { kind: 'model', id };
}

/** The error of a question that must fail. */
export async function errorOf(answer: Promise<unknown>): Promise<HubError> {
  const error = await answer.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (error instanceof HubError) return error;
  throw error;
}
