import type { TextFinding } from '../../finding/finding.ts';
import type { Fix } from '../../finding/fix.ts';
import { yamlComments } from '../../policy/yamlComments.ts';
import { applyEdits } from '../../text/applyEdits.ts';
import type { LintedText } from '../findings/lintedText.ts';
import { suppressLine } from '../findings/suppressFix.ts';

/**
 * A comment above the line of the finding; none where it would be part of a text over several lines, and none for a policy
 * that was loosened, which no comment silences.
 */
export function suppressInManifest(linted: LintedText, finding: TextFinding): Fix | undefined {
  if (finding.rule === 'policy-loosened') return undefined;
  const fix = suppressLine(linted, finding);
  const comments = (text: string) => yamlComments(text).length;
  return comments(applyEdits(linted.text, fix.edits)) === comments(linted.text) + 1 ? fix : undefined;
}
