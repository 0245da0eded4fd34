import { type FoundToken, findTokens, isPlaceholder } from '../../text/maskTokens.ts';
import type { Report, Rule } from './rule.ts';

/** A literal token, wherever it stands. The message never holds it. */
export const hardcodedToken: Rule = {
  slug: 'hardcoded-token',
  *check({ written }) {
    for (const found of findTokens(written)) {
      const report = tokenReport(found);
      if (report !== undefined) yield report;
    }
  },
};

/**
 * What is said of a token in a text; `undefined` for a placeholder of documentation.
 * @param where behind "token", where the place alone does not tell: " in an output"
 */
export function tokenReport({ start, end, secret }: FoundToken, where = ''): Report | undefined {
  if (isPlaceholder(secret)) return undefined;
  return {
    span: { start, end },
    message: `Revoke this Hugging Face token${where}: everybody who can read the source has it. Then read the new one from HF_TOKEN or a secret store.`,
  };
}
