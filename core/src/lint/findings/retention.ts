import type { Node } from 'web-tree-sitter';
import type { TextFinding } from '../../finding/finding.ts';
import type { SourceDocument } from '../../source/document.ts';
import type { TextChange } from '../../source/textChange.ts';
import type { LineIndex } from '../../text/lineIndex.ts';
import { comparePositions, rangesTouch, type Span } from '../../text/range.ts';

/** Moves findings along with one change; those whose own text was replaced as a whole are dropped. */
export function mapThroughChanges(
  findings: readonly TextFinding[],
  before: LineIndex,
  after: LineIndex,
  change: TextChange,
): readonly TextFinding[] {
  return findings.flatMap((finding) => {
    const span = moved(before.spanOf(finding.place.range), change);
    return span === undefined
      ? []
      : [{ ...finding, place: { ...finding.place, range: after.rangeOf(span) } }];
  });
}

function moved(span: Span, change: TextChange): Span | undefined {
  const shift = change.newEndIndex - change.oldEndIndex;
  if (change.startIndex >= span.end) return span;
  if (change.oldEndIndex <= span.start) return { start: span.start + shift, end: span.end + shift };
  if (change.startIndex <= span.start && change.oldEndIndex >= span.end) return undefined;
  const start = Math.min(span.start, change.startIndex);
  return { start, end: Math.max(start, span.end + shift) };
}

/**
 * Adds the earlier findings that stand in broken text and that the present ones do not replace: a call that loses
 * its closing bracket vanishes from the tree, and its squiggle must not blink. Their fixes are left out, since an
 * edit of broken text would be a guess.
 */
export function retainBroken(
  document: SourceDocument,
  earlier: readonly TextFinding[],
  present: readonly TextFinding[],
): readonly TextFinding[] {
  if (earlier.length === 0 || !document.tree.rootNode.hasError) return present;
  const kept = earlier.filter((finding) => {
    const replaced = present.some(
      (one) => one.rule === finding.rule && rangesTouch(one.place.range, finding.place.range),
    );
    return !replaced && standsInError(document, document.lines.spanOf(finding.place.range));
  });
  if (kept.length === 0) return present;
  return [...present, ...kept.map((finding) => ({ ...finding, fixes: [] }))].sort((a, b) =>
    comparePositions(a.place.range.start, b.place.range.start),
  );
}

/** True where the smallest statement around the span is broken, or the span itself lies in an ERROR node. */
function standsInError(document: SourceDocument, span: Span): boolean {
  let node: Node | null = document.tree.rootNode.descendantForIndex(span.start, span.end);
  if (node?.type === 'comment') return false;
  while (node !== null && node.parent !== null) {
    if (node.type === 'ERROR' || node.isMissing) return true;
    if (/_statement$|_definition$/.test(node.type)) return node.hasError;
    node = node.parent;
  }
  return node?.hasError === true;
}
