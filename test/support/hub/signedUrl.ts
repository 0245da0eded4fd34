import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Signs URLs of the second origin, each valid for one file and a time. */
export class UrlSigner {
  readonly #key = randomBytes(32);
  readonly #lifetimeSeconds: number;

  constructor(lifetimeSeconds: number) {
    this.#lifetimeSeconds = lifetimeSeconds;
  }

  /** The path with `Expires` and `Signature`; `expired` makes one that ran out a minute ago. */
  sign(path: string, fileName: string, expired = false): string {
    const now = Math.floor(Date.now() / 1000);
    const expires = String(expired ? now - 60 : now + this.#lifetimeSeconds);
    const query = new URLSearchParams({
      'response-content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      Expires: expires,
      Signature: this.#signature(path, expires),
      'Key-Pair-Id': 'LOCAL',
    });
    return `${path}?${query.toString()}`;
  }

  /** Why a URL does not hold, or undefined where it does. */
  refusal(path: string, query: URLSearchParams): string | undefined {
    const expires = query.get('Expires') ?? '';
    const given = Buffer.from(query.get('Signature') ?? '', 'utf8');
    const expected = Buffer.from(this.#signature(path, expires), 'utf8');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'SignatureDoesNotMatch';
    return Number(expires) < Date.now() / 1000 ? 'Request has expired' : undefined;
  }

  #signature(path: string, expires: string): string {
    return createHmac('sha256', this.#key).update(`${path}\n${expires}`).digest('base64url');
  }
}
