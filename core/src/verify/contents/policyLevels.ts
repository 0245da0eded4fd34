import type { ContentFinding } from '../../finding/contentFinding.ts';
import type { Policy } from '../../policy/policy.ts';

/**
 * Findings as serious as `policy.rules` says they are, without those that it switches off. What a finding means for the
 * state of its file stays: a rule that is off makes nothing clean.
 */
export function atPolicyLevels<Found extends ContentFinding>(
  findings: readonly Found[],
  { rules }: Pick<Policy, 'rules'>,
): Found[] {
  return findings.flatMap((finding) => {
    const level = rules.get(finding.rule);
    if (level === 'off') return [];
    return level === undefined ? [finding] : [{ ...finding, severity: level }];
  });
}
