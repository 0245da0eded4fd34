import { shortName } from './loadReport.ts';
import type { Rule } from './rule.ts';

/** Neither literal nor resolvable by reading; off unless a policy or a setting asks. */
export const unresolvedReference: Rule = {
  slug: 'unresolved-reference',
  *check({ loads }) {
    for (const load of loads) {
      if (load.unresolved === undefined) continue;
      const what = load.reference.repo === null ? 'Which repository' : 'Which revision';
      yield {
        severity: 'hint',
        span: load.idSpan,
        scope: load.callSpan,
        message: `${what} ${shortName(load.callable)} loads cannot be known by reading: ${load.unresolved}.`,
        reference: load.reference,
      };
    }
  },
};
