import type { TextFinding } from '../../core/src/finding/finding.ts';
import { safeFixes } from '../../core/src/lint/findings/fixAll.ts';
import type { ChosenFix } from './applyFixes.ts';

/** What `--fix` applies: the safe fixes that go together. */
export function chooseSafeFixes(findings: readonly TextFinding[]): ChosenFix[] {
  return safeFixes(findings).flatMap((fix) => {
    const finding = findings.find(({ fixes }) => fixes.includes(fix));
    return finding === undefined ? [] : [{ finding, fix }];
  });
}
