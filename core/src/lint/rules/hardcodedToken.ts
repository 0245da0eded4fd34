import { findTokens } from '../../text/maskTokens.ts';
import type { Rule } from './rule.ts';

/** A literal token, wherever it stands. The message never holds it. */
export const hardcodedToken: Rule = {
  slug: 'hardcoded-token',
  *check({ written }) {
    for (const { start, end, secret } of findTokens(written)) {
      if (isDummy(secret)) continue;
      yield {
        span: { start, end },
        message:
          'Revoke this Hugging Face token: everybody who can read the source has it. Then read the new one from HF_TOKEN or a secret store.',
      };
    }
  },
};

/** A run of one or two characters is a placeholder of documentation: `hf_xxxxxxxx...`. */
function isDummy(secret: string): boolean {
  return new Set(secret.toLowerCase()).size <= 2;
}
