import { HubError } from '../../reference/hubError.ts';
import { isConfidential } from '../endpoint.ts';
import { classesOfHost, type Lookup } from './addressClass.ts';

const redirects = new Set([301, 302, 303, 307, 308]);

/** Where an answer redirects to; `undefined` for any other answer. */
export function redirectTarget(response: Response, from: URL): URL | undefined {
  if (!redirects.has(response.status)) return undefined;
  const location = response.headers.get('location');
  if (location === null || !URL.canParse(location, from.href)) {
    throw new HubError('bad-answer', `${from.host} redirects to no valid address.`);
  }
  return new URL(location, from);
}

/**
 * Refuses a redirect that leaves https, or leads to a loopback, link-local or private address where the
 * endpoint itself does not lie (DESIGN 6.5): a Hub has no reason to point into the user's own network.
 * @throws HubError `insecure`
 */
export async function checkRedirect(target: URL, endpoint: URL, lookup: Lookup): Promise<void> {
  if (target.origin === endpoint.origin) return;
  if (!isConfidential(target)) {
    throw new HubError(
      'insecure',
      `${endpoint.host} redirects to ${target.host || `a ${target.protocol} address`} without https. Nothing was sent there.`,
    );
  }
  const own = await classesOfHost(endpoint.hostname, lookup);
  for (const place of await classesOfHost(target.hostname, lookup)) {
    if (place !== 'public' && !own.has(place)) {
      throw new HubError(
        'insecure',
        `${endpoint.host} redirects to ${target.host}, a ${place} address. Nothing was sent there.`,
      );
    }
  }
}
