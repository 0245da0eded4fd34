import type { SourceDocument } from '../source/document.ts';
import type { JoinedCells } from '../source/notebook/joinedCells.ts';
import type { LintContext } from './context.ts';
import { pythonFacts } from './facts/python/pythonFacts.ts';
import { findingsOf } from './findings/findingsOf.ts';
import { isOff } from './findings/severityOf.ts';
import { commentsInTree } from './findings/suppressionComments.ts';
import type { RuleReport } from './findings/suppressions.ts';
import { loadView } from './loadView.ts';
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
  const findings = findingsOf(document, reports, () => commentsInTree(document), context);
  return {
    findings,
    references: facts.loads.map((load) => load.reference),
    loads: facts.loads.map((load) => loadView(load, document)),
  };
}
