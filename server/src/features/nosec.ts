import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver/node';
import type { TextFinding } from '../../../core/src/finding/finding.ts';
import type { Fix } from '../../../core/src/finding/fix.ts';
import { pinRules } from '../../../core/src/pin/pinFixes.ts';
import type { ClientSupport } from '../clientSupport.ts';
import type { Analysis } from '../workspace/analyser.ts';
import { suppressEdit } from './suppress.ts';

/**
 * Offers to say in our words what bandit was told by `# nosec B615`, which is never obeyed by itself. B615 speaks of
 * missing pins, so only findings about those are suppressed: all that begin on the same line, by one comment.
 */
export function nosecActions(
  offers: readonly { readonly finding: TextFinding; readonly diagnostics: Diagnostic[] }[],
  analysis: Analysis,
  support: ClientSupport,
): CodeAction[] {
  const byComment = new Map<string, { fix: Fix; diagnostics: Diagnostic[] }>();
  for (const { finding, diagnostics } of offers) {
    const fix = fixOf(finding, analysis);
    if (fix === undefined) continue;
    const comment = JSON.stringify(fix.edits.at(-1));
    const known = byComment.get(comment);
    if (known === undefined) byComment.set(comment, { fix, diagnostics: [...diagnostics] });
    else known.diagnostics.push(...diagnostics);
  }
  return [...byComment.values()].map(({ fix, diagnostics }) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    edit: suppressEdit(fix, analysis.locate, support),
  }));
}

function fixOf(finding: TextFinding, { document, findings }: Analysis): Fix | undefined {
  if (!pinRules.has(finding.rule)) return undefined;
  const { cell, range } = finding.place;
  const rules = findings
    .filter(({ place }) => place.cell === cell && place.range.start.line === range.start.line)
    .map(({ rule }) => rule)
    .filter((rule) => pinRules.has(rule));
  return document.nosecFix(finding, [...new Set(rules)]);
}
