import { HubError } from '../reference/hubError.ts';
import { classifyHost } from './http/addressClass.ts';

export const publicHub = 'https://huggingface.co';

/** A Hub's address, without a slash at the end; a mirror's may have a path. */
export interface Endpoint {
  readonly url: string;
  readonly origin: string;
  /** For messages, e.g. `huggingface.co`. */
  readonly host: string;
}

/**
 * Reads an endpoint as `HF_ENDPOINT` or `--hub` give it.
 * @throws HubError `insecure` for anything but https or loopback: whoever sits on the way could choose the pin.
 */
export function parseEndpoint(text: string): Endpoint {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new HubError(
      'insecure',
      'The Hub endpoint is no http address. Set it to e.g. https://huggingface.co.',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new HubError(
      'insecure',
      `The Hub endpoint at ${url.host} carries credentials. Take them out of the address and set HF_TOKEN.`,
    );
  }
  if (!isConfidential(url)) {
    throw new HubError(
      'insecure',
      `The Hub endpoint at ${url.host} is plain http, so anybody on the way could choose the commit. Use https; http is accepted on loopback only.`,
    );
  }
  return { url: url.origin + url.pathname.replace(/\/+$/, ''), origin: url.origin, host: url.host };
}

/** True for https, and for http that does not leave the machine. */
export function isConfidential(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && classifyHost(url.hostname) === 'loopback');
}
