import type { AddressUse } from '../facts/environment.ts';
import { placeOfHost } from './hostPlace.ts';

/** What is wrong with an address. `shown` is its origin alone: no credentials, no path, no query. */
export interface AddressFault {
  readonly fault: 'plain' | 'link-local' | 'metadata' | 'proxy-password';
  readonly shown: string;
}

/** Nobody writes a longer one. */
const longestAddress = 4096;

/**
 * Judges where something is fetched from; `undefined` where nothing is wrong, or where it is no http address. Plain
 * http to a proxy is none of its faults: https passes through it in a tunnel. Its password does not.
 */
export function addressFault(text: string, use: AddressUse): AddressFault | undefined {
  if (text.length > longestAddress || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  const place = placeOfHost(url.hostname);
  const shown = url.origin;
  if (place === 'metadata' || place === 'link-local') return { fault: place, shown };
  if (url.protocol === 'https:' || place !== 'elsewhere') return undefined;
  if (use !== 'proxy') return { fault: 'plain', shown };
  return url.password === '' ? undefined : { fault: 'proxy-password', shown };
}
