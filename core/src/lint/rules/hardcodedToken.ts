import type { Rule } from './rule.ts';

/** A user access token: `hf_` and 34 or more letters and digits. */
const token = /\bhf_[A-Za-z0-9]{34,}\b/g;

/** A literal token, wherever it stands. The message never holds it. */
export const hardcodedToken: Rule = {
  slug: 'hardcoded-token',
  *check({ document }) {
    if (!document.text.includes('hf_')) return;
    for (const match of document.text.matchAll(token)) {
      if (isDummy(match[0])) continue;
      yield {
        span: { start: match.index, end: match.index + match[0].length },
        message:
          'Revoke this Hugging Face token: everybody who can read the source has it. Then read the new one from HF_TOKEN or a secret store.',
      };
    }
  },
};

/** A run of one or two characters is a placeholder of documentation: `hf_xxxxxxxx...`. */
function isDummy(text: string): boolean {
  return new Set(text.slice('hf_'.length).toLowerCase()).size <= 2;
}
