import { resolverFromEnvironment } from '../../core/src/hub/environmentResolver.ts';
import { HubError, type HubErrorCode } from '../../core/src/reference/hubError.ts';
import type { Resolver } from '../../core/src/reference/resolver.ts';
import type { CommandContext } from './command.ts';
import type { ParsedOptions } from './options.ts';
import { UsageError } from './usageError.ts';

/**
 * @param from `hub`: nothing but the Hub itself answers
 * @throws UsageError for an endpoint that is not allowed
 */
export function resolverFor(
  options: ParsedOptions,
  { env }: CommandContext,
  from: 'hub' | 'hub or cache' = 'hub or cache',
): Resolver {
  const endpoint = options.text('hub');
  try {
    return resolverFromEnvironment({
      env,
      offline: options.flag('offline'),
      withoutCache: from === 'hub',
      ...(endpoint === undefined ? {} : { endpoint }),
    });
  } catch (error) {
    if (error instanceof HubError) throw new UsageError(error.message);
    throw error;
  }
}

const networkCodes: readonly HubErrorCode[] = [
  'offline',
  'unreachable',
  'timeout',
  'rate-limited',
  'server-error',
];

/** True where another moment or another network would give an answer. */
export function isNetworkFailure(code: HubErrorCode | undefined): boolean {
  return code !== undefined && networkCodes.includes(code);
}
