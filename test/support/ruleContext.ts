import { type RuleSlug, ruleCatalogue } from '../../core/src/finding/ruleCatalogue.ts';
import type { LintContext } from '../../core/src/lint/context.ts';
import { plainContext } from './lintTable.ts';

/**
 * The context in which a text shows a rule: the rule is on, even where it is off by default, and lines such as
 * `# project: torch 2.4.0` say the lowest version that the project admits.
 */
export function ruleContext(slug: RuleSlug, text: string): LintContext {
  const versions = new Map(
    [...text.matchAll(/^# project: (\S+) (\S+)$/gm)].map(([, name, version]) => [name, version]),
  );
  const isOff = ruleCatalogue[slug].severity === 'off';
  return plainContext(
    { severities: new Map(isOff ? [[slug, 'hint'] as const] : []) },
    { lowestVersion: (name) => versions.get(name) },
  );
}
