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

/** What `pin` applies: every pin, also of loads that run code, since somebody asked for it by name. */
export function choosePinFixes(findings: readonly TextFinding[]): ChosenFix[] {
  const pinnable = findings.map((finding) => ({
    ...finding,
    fixes: finding.fixes.filter(({ kind }) => kind === 'pin').map((fix) => ({ ...fix, safe: true })),
  }));
  return chooseSafeFixes(pinnable);
}
