import type { TextFinding } from '../../finding/finding.ts';
import type { Fix } from '../../finding/fix.ts';
import type { RuleSlug } from '../../finding/ruleCatalogue.ts';
import type { SourceDocument } from '../../source/document.ts';
import { nosecComment } from './nosecComment.ts';
import { reasonPlaceholder, suppressFix } from './suppressFix.ts';

/**
 * Writes a suppression for what bandit was told not to see: the first edit adds it, with the reason that was given or
 * the placeholder, the second takes B615 out of bandit's comment. `undefined` where no line of the finding has one.
 * @param rules what is suppressed, the finding's rule among them
 */
export function nosecFix(
  document: SourceDocument,
  finding: TextFinding,
  rules: readonly RuleSlug[],
): Fix | undefined {
  const comment = nosecComment(document, finding.place.range);
  if (comment === undefined) return undefined;
  const reason = comment.reason === '' ? reasonPlaceholder : comment.reason;
  const fix = suppressFix(document, finding, reason, rules);
  return (
    fix && {
      ...fix,
      title: 'Replace "# nosec B615" by an ignore comment of Model Warden',
      edits: [...fix.edits, ...fix.edits.map((edit) => ({ ...edit, ...comment.removal }))],
    }
  );
}
