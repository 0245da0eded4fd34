import type { ApprovedModel } from '../../policy/policy.ts';
import { isPin } from '../../reference/revision.ts';
import type { KnownHubFacts } from '../context.ts';
import type { LintedText } from '../findings/lintedText.ts';
import type { RuleReport } from '../findings/suppressions.ts';
import { mismatches, mismatchMessage } from '../rules/manifestMismatch.ts';

/** What is to be said of the hashes of an entry, where the files at its commit were listed before. */
export function hashReports(model: ApprovedModel, hub: KnownHubFacts, { lines }: LintedText): RuleReport[] {
  const { repository, revision, range, idRange = range, revisionRange = idRange } = model;
  if (revision === null || !isPin(revision)) return [];
  const wrong = mismatches(model, hub.filesAt(repository, revision) ?? []);
  if (wrong.length === 0) return [];
  return [
    {
      rule: 'manifest-mismatch',
      span: lines.spanOf(revisionRange),
      scope: lines.spanOf(range),
      message: mismatchMessage(repository.id, revision, wrong),
    },
  ];
}
