import type { TextFinding } from '../../finding/finding.ts';
import type { Fix } from '../../finding/fix.ts';
import type { RuleSlug } from '../../finding/ruleCatalogue.ts';
import type { SourceDocument } from '../../source/document.ts';
import type { LintedText } from './lintedText.ts';

/** What a writer replaces; the linter takes it for a missing reason where it is left standing. */
export const reasonPlaceholder = 'reason';

/**
 * Writes `# model-warden: ignore[slug] reason` on a line of its own above the finding, which works inside brackets
 * and behind continuations too. `undefined` where the line above is not the source's to change: inside a string.
 */
export function suppressFix(
  document: SourceDocument,
  finding: TextFinding,
  reason = reasonPlaceholder,
  rules: readonly RuleSlug[] = [finding.rule],
): Fix | undefined {
  const { line } = finding.place.range.start;
  const start = { line, character: 0 };
  const offset = document.lines.offsetAt(start);
  const leaf = document.tree.rootNode.descendantForIndex(offset, offset);
  for (let node = leaf; node !== null; node = node.parent) {
    if (node.type === 'string' && node.startIndex < offset) return undefined;
  }
  if (document.text.slice(0, offset).endsWith('\\\n') || document.text.slice(0, offset).endsWith('\\\r\n'))
    return undefined;
  return suppressLine(document, finding, reason, rules);
}

/** The same for a text whose line above the finding is free for a comment. */
export function suppressLine(
  { lines }: LintedText,
  { rule, place }: TextFinding,
  reason = reasonPlaceholder,
  rules: readonly RuleSlug[] = [rule],
): Fix {
  const { path, cell } = place;
  const { line } = place.range.start;
  const start = { line, character: 0 };
  const indent = /^[ \t]*/.exec(lines.lineText(line))?.[0] ?? '';
  const text = `${indent}# model-warden: ignore[${rules.join(', ')}] ${reason}${lines.lineBreak}`;
  return {
    kind: 'suppress',
    title: `Ignore ${rule} here, with a reason`,
    safe: false,
    edits: [{ path, ...(cell === undefined ? {} : { cell }), range: { start, end: start }, text }],
  };
}
