import { findTokens, isPlaceholder } from '../../text/maskTokens.ts';
import type { Rule } from './rule.ts';

/** A literal token, wherever it stands. The message never holds it. */
export const hardcodedToken: Rule = {
  slug: 'hardcoded-token',
  *check({ written }) {
    for (const { start, end, secret } of findTokens(written)) {
      if (isPlaceholder(secret)) continue;
      yield {
        span: { start, end },
        message:
          'Revoke this Hugging Face token: everybody who can read the source has it. Then read the new one from HF_TOKEN or a secret store.',
      };
    }
  },
};
