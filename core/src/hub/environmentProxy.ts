import * as http from 'node:http';
import type { Environment } from '../reference/cachePath.ts';

/** `unsupported`: the environment names a proxy and this Node cannot use it. */
export type ProxyState = 'none' | 'active' | 'unsupported';

/**
 * Sends this process's fetch through the proxy that `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` name, for
 * command lines and servers; VS Code does it by itself. Node knows how since 24.5; loopback is never proxied.
 */
export function useEnvironmentProxy(env: Environment): ProxyState {
  const httpProxy = env.http_proxy || env.HTTP_PROXY;
  const httpsProxy = env.https_proxy || env.HTTPS_PROXY;
  if (!httpProxy && !httpsProxy) return 'none';
  // The types know no Node older than 24.
  const setProxy: typeof http.setGlobalProxyFromEnv | undefined = http.setGlobalProxyFromEnv;
  if (setProxy === undefined) return 'unsupported';
  const excluded = [env.no_proxy || env.NO_PROXY, 'localhost', '127.0.0.1', '::1'];
  setProxy({
    ...(httpProxy ? { http_proxy: httpProxy } : {}),
    ...(httpsProxy ? { https_proxy: httpsProxy } : {}),
    no_proxy: excluded.filter(Boolean).join(','),
  });
  return 'active';
}
