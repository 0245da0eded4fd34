/**
 * A Hugging Face access token: `hf_` or the older `api_org_`, and 34 or more letters and digits. It may follow
 * an underscore, and the letter of an escape as in `"\nhf_..."`, where `\b` sees no boundary.
 */
const token = /(?:(?<![A-Za-z0-9])|(?<=\\[abfnrtv]))(hf_|api_org_)([A-Za-z0-9]{34,})/g;

export interface FoundToken {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** What follows the prefix. */
  readonly secret: string;
}

/** The tokens in a text, in order. */
export function* findTokens(text: string): Generator<FoundToken> {
  for (const { 0: found, 2: secret = '', index } of text.matchAll(token)) {
    yield { start: index, end: index + found.length, secret };
  }
}

/** The text with every token replaced by a mask of the same length, so that columns stay true (DESIGN 6.5). */
export function maskTokens(text: string): string {
  return text.replace(token, (found, prefix: string) => prefix.padEnd(found.length, '*'));
}

export function holdsToken(text: string): boolean {
  return text.search(token) !== -1;
}

/** A run of one or two characters is a placeholder of documentation: `hf_xxxxxxxx...`. */
export function isPlaceholder(secret: string): boolean {
  return new Set(secret.toLowerCase()).size <= 2;
}
