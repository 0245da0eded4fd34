import type { RelatedPlace, TextFinding } from '../../finding/finding.ts';
import { isExcepted } from '../../policy/exceptions.ts';
import { maskTokens } from '../../text/maskTokens.ts';
import { comparePositions } from '../../text/range.ts';
import type { LintContext } from '../context.ts';
import type { LintedText } from './lintedText.ts';
import { isOff, severityOf } from './severityOf.ts';
import type { SuppressionComment } from './suppressionComments.ts';
import { applySuppressions, type RuleReport } from './suppressions.ts';

/**
 * What becomes of the reports on one text, whatever its language: suppressions, severities, exceptions, masks.
 * @param comments the suppressions that the text holds; asked for only where they may count
 * @returns findings in the order of the text
 */
export function findingsOf(
  text: LintedText,
  reports: readonly RuleReport[],
  comments: () => readonly SuppressionComment[],
  context: LintContext,
): readonly TextFinding[] {
  // What a model says about itself is data (DESIGN 6.3): its comments silence nothing.
  const kept = context.project.insideModel
    ? reports
    : applySuppressions(text, comments(), reports, (rule) => isOff(rule, context));
  return kept
    .map((report) => toFinding(text, report, context))
    .filter((finding) => finding !== undefined)
    .filter((finding) => !isExcepted(finding, context.policy, context.today))
    .filter(isFirst())
    .sort(byPlace);
}

function toFinding(text: LintedText, report: RuleReport, context: LintContext): TextFinding | undefined {
  const severity = severityOf(report.rule, report, context);
  if (severity === undefined) return undefined;
  const related = (report.provenance ?? []).map(
    ({ span, elsewhere, message }): RelatedPlace => ({
      ...(elsewhere ?? { path: text.path, range: text.lines.rangeOf(span) }),
      message: maskTokens(message),
    }),
  );
  return {
    rule: report.rule,
    severity,
    message: maskTokens(report.message),
    place: { path: text.path, range: text.lines.rangeOf(report.span) },
    related,
    fixes: report.fixes ?? [],
    ...(report.reference === undefined ? {} : { reference: report.reference }),
  };
}

/** One call that loads several ids breaks some rules once, not once for each. */
function isFirst(): (finding: TextFinding) => boolean {
  const seen = new Set<string>();
  return ({ rule, place, message }) => {
    const key = JSON.stringify([rule, place.range, message]);
    return !seen.has(key) && seen.add(key) !== undefined;
  };
}

function byPlace(a: TextFinding, b: TextFinding): number {
  return (
    comparePositions(a.place.range.start, b.place.range.start) ||
    comparePositions(a.place.range.end, b.place.range.end)
  );
}
