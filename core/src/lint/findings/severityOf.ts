import { type RuleSlug, ruleCatalogue } from '../../finding/ruleCatalogue.ts';
import { cap, type Severity, type SeverityLevel } from '../../finding/severity.ts';
import type { LintContext } from '../context.ts';

type Levels = Pick<LintContext, 'policy' | 'severities'>;

/** What policy and settings say of a rule; settings stand on top. `undefined`: nothing. */
function statedLevel(rule: RuleSlug, { policy, severities }: Levels): SeverityLevel | undefined {
  return severities.get(rule) ?? policy.rules.get(rule);
}

export function isOff(rule: RuleSlug, levels: Levels): boolean {
  return (statedLevel(rule, levels) ?? ruleCatalogue[rule].severity) === 'off';
}

/**
 * The severity of one finding: what is stated, else what the rule said of this case, else the rule's own.
 * `undefined` where the rule is off.
 */
export function severityOf(
  rule: RuleSlug,
  said: { readonly severity?: Severity; readonly ceiling?: Severity },
  levels: Levels,
): Severity | undefined {
  const own = ruleCatalogue[rule].severity;
  const stated = statedLevel(rule, levels);
  if (stated === 'off' || (stated === undefined && own === 'off')) return undefined;
  const severity = stated ?? said.severity ?? (own === 'off' ? 'hint' : own);
  return said.ceiling === undefined ? severity : cap(severity, said.ceiling);
}
