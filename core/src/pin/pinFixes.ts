import type { TextFinding } from '../finding/finding.ts';
import type { Fix } from '../finding/fix.ts';
import type { RuleSlug } from '../finding/ruleCatalogue.ts';
import { safeFixes } from '../lint/findings/fixAll.ts';

/** The rules that a pin satisfies. */
export const pinRules: ReadonlySet<RuleSlug> = new Set<RuleSlug>([
  'unpinned-revision',
  'short-revision',
  'pull-request-revision',
  'remote-code-unpinned',
  'implicit-remote-code',
]);

/** A pin and the finding that it is for. */
export interface PinFix {
  readonly finding: TextFinding;
  readonly fix: Fix;
}

/** Every pin of one text that goes together with the others, also of loads that run code: somebody asked for it by name. */
export function pinFixes(findings: readonly TextFinding[]): readonly PinFix[] {
  const pinnable = findings
    .filter(({ rule }) => pinRules.has(rule))
    .map((finding) => ({
      ...finding,
      fixes: finding.fixes.filter(({ kind }) => kind === 'pin').map((fix) => ({ ...fix, safe: true })),
    }));
  return safeFixes(pinnable).flatMap((fix) => {
    const finding = pinnable.find(({ fixes }) => fixes.includes(fix));
    return finding === undefined ? [] : [{ finding, fix }];
  });
}
