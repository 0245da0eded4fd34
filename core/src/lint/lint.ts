import type { RelatedPlace, TextFinding } from '../finding/finding.ts';
import { isExcepted } from '../policy/exceptions.ts';
import type { SourceDocument } from '../source/document.ts';
import type { JoinedCells } from '../source/notebook/joinedCells.ts';
import { maskTokens } from '../text/maskTokens.ts';
import { comparePositions } from '../text/range.ts';
import type { LintContext } from './context.ts';
import { pythonFacts } from './facts/python/pythonFacts.ts';
import { isOff, severityOf } from './findings/severityOf.ts';
import { applySuppressions, type RuleReport } from './findings/suppressions.ts';
import type { LintResult } from './result.ts';
import { rules } from './rules/registry.ts';

/**
 * document -> tree -> facts -> references -> rules -> findings. Pure and synchronous; the languages must be loaded.
 * @param notebook whose cells the document's text is, where it is a notebook's; places then count in the joined text
 */
export function lint(document: SourceDocument, context: LintContext, notebook?: JoinedCells): LintResult {
  const facts = pythonFacts(document, context, notebook);
  const active = rules.filter((rule) => !isOff(rule.slug, context));
  const reports = active.flatMap((rule) =>
    [...rule.check(facts, context)].map((report): RuleReport => ({ ...report, rule: rule.slug })),
  );
  // What a model says about itself is data (DESIGN 6.3): its comments silence nothing.
  const kept = context.project.insideModel
    ? reports
    : applySuppressions(document, reports, (rule) => isOff(rule, context));
  const findings = kept
    .map((report) => toFinding(document, report, context))
    .filter((finding) => finding !== undefined)
    .filter((finding) => !isExcepted(finding, context.policy, context.today))
    .filter(isFirst())
    .sort(byPlace);
  return { findings, references: facts.loads.map((load) => load.reference) };
}

function toFinding(
  document: SourceDocument,
  report: RuleReport,
  context: LintContext,
): TextFinding | undefined {
  const severity = severityOf(report.rule, report, context);
  if (severity === undefined) return undefined;
  const related = (report.provenance ?? []).map(
    ({ span, message }): RelatedPlace => ({
      path: document.path,
      range: document.lines.rangeOf(span),
      message: maskTokens(message),
    }),
  );
  return {
    rule: report.rule,
    severity,
    message: maskTokens(report.message),
    place: { path: document.path, range: document.lines.rangeOf(report.span) },
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
