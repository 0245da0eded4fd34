import { homedir } from 'node:os';
import * as nodePath from 'node:path';
import { type CacheLocation, type Environment, hubCacheFolder } from '../reference/cachePath.ts';
import type { Resolver } from '../reference/resolver.ts';
import { CacheResolver } from './cache/cacheResolver.ts';
import { publicHub } from './endpoint.ts';
import { isSet } from './environmentFlag.ts';
import { environmentToken } from './environmentToken.ts';
import { fallbackResolver } from './fallbackResolver.ts';
import { HubResolver } from './hubResolver.ts';
import type { TokenSource } from './token.ts';

export interface EnvironmentResolverOptions {
  readonly env: Environment;
  /** `--hub` or a setting; without it `HF_ENDPOINT`, else the public Hub. */
  readonly endpoint?: string;
  /** No socket is opened; `HF_HUB_OFFLINE=1` counts too. */
  readonly offline: boolean;
  /** Only the Hub itself answers, never the cache in its place. */
  readonly withoutCache?: boolean;
  readonly fetch?: typeof fetch;
  /** Where the token comes from when not from the environment, e.g. VS Code's secret storage. */
  readonly token?: TokenSource;
  readonly cacheFolder?: string;
  readonly home?: string;
  /** Milliseconds for one attempt. */
  readonly timeout?: number;
}

/**
 * The resolver for the user's own environment: the Hub, and where it cannot be reached the Hub cache on disk,
 * whose answers say `source: 'cache'` and how old they are.
 * @throws HubError `insecure` for an endpoint that is neither https nor loopback
 */
export function resolverFromEnvironment(options: EnvironmentResolverOptions): Resolver {
  const { env } = options;
  const location: CacheLocation = { env, home: options.home ?? homedir(), path: nodePath };
  const cache = new CacheResolver(options.cacheFolder ?? hubCacheFolder(location), nodePath);
  if (isOffline(options)) return cache;
  const hub = new HubResolver({
    endpoint: options.endpoint || env.HF_ENDPOINT || publicHub,
    token: options.token ?? environmentToken(location),
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
    ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
  });
  return options.withoutCache === true ? hub : fallbackResolver(hub, cache);
}

/** True where the caller or `HF_HUB_OFFLINE` (`TRANSFORMERS_OFFLINE` in older versions) forbids the network. */
export function isOffline({ env, offline }: Pick<EnvironmentResolverOptions, 'env' | 'offline'>): boolean {
  return offline || isSet(env.HF_HUB_OFFLINE ?? env.TRANSFORMERS_OFFLINE);
}
