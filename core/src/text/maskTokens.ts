/** A Hugging Face access token: `hf_` or the older `api_org_`, and 34 or more letters and digits. */
const token = /\b(hf_|api_org_)[A-Za-z0-9]{34,}/g;

/** The text with every token replaced by a mask of the same length, so that columns stay true (DESIGN 6.5). */
export function maskTokens(text: string): string {
  return text.replace(token, (found, prefix: string) => prefix.padEnd(found.length, '*'));
}

export function holdsToken(text: string): boolean {
  return text.search(token) !== -1;
}
