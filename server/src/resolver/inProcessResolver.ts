import type { Connection } from 'vscode-languageserver/node';
import { parseEndpoint, publicHub } from '../../../core/src/hub/endpoint.ts';
import { useEnvironmentProxy } from '../../../core/src/hub/environmentProxy.ts';
import { resolverFromEnvironment } from '../../../core/src/hub/environmentResolver.ts';
import type { Environment } from '../../../core/src/reference/cachePath.ts';
import { gatedResolver, type NetworkMode, once } from '../../../core/src/reference/gatedResolver.ts';
import { NetworkConsent } from '../../../core/src/reference/networkConsent.ts';
import type { Resolver } from '../../../core/src/reference/resolver.ts';

/**
 * Asks the Hub from this process, for clients other than our extension (`model-warden lsp --stdio`): endpoint,
 * token and cache are those of the user's environment.
 */
export function inProcessResolver(
  connection: Connection,
  env: Environment,
  mode: () => Promise<NetworkMode>,
): Resolver {
  useEnvironmentProxy(env);
  const allowed = new Set<string>();
  const consent = new NetworkConsent({
    ask: (host, ids) => askUser(connection, host, ids),
    isRemembered: (host) => allowed.has(host),
    remember: (host) => allowed.add(host),
  });
  return gatedResolver({
    mode,
    permit: ({ id }) => consent.permit(parseEndpoint(env.HF_ENDPOINT || publicHub).host, id),
    online: once(() => resolverFromEnvironment({ env, offline: false })),
    offline: once(() => resolverFromEnvironment({ env, offline: true })),
  });
}

async function askUser(connection: Connection, host: string, ids: readonly string[]): Promise<boolean> {
  const allow = { title: `Allow ${host}` };
  const message = `Model Warden needs to ask ${host} about ${ids.join(', ')}. Allow it until the server ends?`;
  try {
    const answer = await connection.window.showInformationMessage(message, allow, { title: 'Not Now' });
    return answer?.title === allow.title;
  } catch {
    // A client that cannot ask its user has nobody to say yes: it sets `modelWarden.network` to `on`.
    return false;
  }
}
