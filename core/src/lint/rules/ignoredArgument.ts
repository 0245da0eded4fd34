import type { Fix } from '../../finding/fix.ts';
import type { IgnoredArgument, ModelLoad } from '../facts/modelLoad.ts';
import { reportOnArgument, shortName } from './loadReport.ts';
import type { Rule } from './rule.ts';

/** An argument that promises safety and that this loader drops without a word. */
export const ignoredArgument: Rule = {
  slug: 'ignored-argument',
  *check({ loads }) {
    for (const load of loads) {
      for (const ignored of load.ignored) {
        const { parameter, why, instead, span } = ignored;
        const message = `${parameter} ${why}: ${shortName(load.callable)} does not know it. ${instead}`;
        yield {
          ...reportOnArgument(load, message, { name: parameter, span }),
          severity: 'warning',
          fixes: removeFix(load, ignored),
        };
      }
    }
  },
};

function removeFix(load: ModelLoad, { parameter }: IgnoredArgument): Fix[] {
  const change = load.editor.removeArgument(parameter);
  if (change === undefined) return [];
  return [{ kind: 'remove', title: `Remove ${parameter}`, safe: !change.shared, edits: change.edits }];
}
