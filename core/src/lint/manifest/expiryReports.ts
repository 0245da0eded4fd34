import { hasExpired } from '../../policy/exceptions.ts';
import type { Manifest } from '../../policy/manifest.ts';
import type { LintedText } from '../findings/lintedText.ts';
import type { RuleReport } from '../findings/suppressions.ts';

/** Approvals and exceptions past their date: they count for nothing, and readers think they do. */
export function expiryReports(
  { models, exceptions }: Manifest,
  { lines }: LintedText,
  today: string,
): readonly RuleReport[] {
  const expired = [
    ...models.map((entry) => ({ entry, message: `The approval of "${entry.repository.id}"` })),
    ...exceptions.map((entry) => ({ entry, message: 'The exception' })),
  ].filter(({ entry }) => hasExpired(entry, today));
  return expired.map(({ entry, message }) => ({
    rule: 'manifest-expired',
    span: lines.spanOf(entry.expiresRange ?? entry.range),
    scope: lines.spanOf(entry.range),
    message: `${message} held until ${entry.expires} and counts for nothing now. Look at it again: give it a new date, or take it out.`,
  }));
}
