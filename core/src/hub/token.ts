import { HubError } from '../reference/hubError.ts';
import { isConfidential } from './endpoint.ts';

/** A secret and the one origin (scheme, host and port) that may see it. */
export interface Token {
  readonly value: string;
  readonly origin: string;
}

/** Asked before each request, so that a sign-in counts at once; the token never outlives the request. */
export type TokenSource = () => Promise<Token | undefined>;

/**
 * The headers by which a request to `url` is authenticated: none unless the token's origin is exactly that of
 * `url`, over https or on loopback (DESIGN 6.5).
 * @throws HubError `forbidden` where the token could not stand in a header; fetch would print it in its error.
 */
export function authorization(token: Token | undefined, url: URL): Readonly<Record<string, string>> {
  if (token === undefined || token.origin !== url.origin || !isConfidential(url)) return {};
  if (!/^[\x21-\x7e]+$/.test(token.value)) {
    throw new HubError(
      'forbidden',
      `The token for ${url.host} holds characters that no token has. Set it again, without spaces or line breaks.`,
    );
  }
  return { authorization: `Bearer ${token.value}` };
}
