import type { TextFinding } from '../../finding/finding.ts';
import { loosenings } from '../../policy/loosenings.ts';
import type { Manifest } from '../../policy/manifest.ts';
import { noPolicy } from '../../policy/policy.ts';
import { maskTokens } from '../../text/maskTokens.ts';
import type { LintContext } from '../context.ts';
import { severityOf } from '../findings/severityOf.ts';

/**
 * What the manifest accepts more than the one before. Neither a comment nor an exception nor a level in the changed text
 * silences it: the change would then clear itself. The level of the manifest before counts, and the user's own setting.
 */
export function looseningFindings(
  manifest: Manifest,
  path: string,
  { manifestBefore: before, severities, project }: LintContext,
): readonly TextFinding[] {
  // Inside a model it is data and decides nothing (DESIGN 6.3).
  if (before === undefined || project.insideModel) return [];
  const policy = { ...noPolicy, rules: before.rules };
  const severity = severityOf('policy-loosened', {}, { policy, severities });
  if (severity === undefined) return [];
  return loosenings(before, manifest).map(({ change, range }) => ({
    rule: 'policy-loosened',
    severity,
    message: maskTokens(
      `This change ${change}: the policy accepts more than before. Somebody who may decide that has to look at it.`,
    ),
    place: { path, range },
    related: [],
    fixes: [],
  }));
}
