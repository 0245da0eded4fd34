import type { Fix } from '../../finding/fix.ts';
import type { Manifest } from '../../policy/manifest.ts';
import type { PolicyProblem } from '../../policy/policy.ts';
import type { LintedText } from '../findings/lintedText.ts';
import type { RuleReport } from '../findings/suppressions.ts';

/** What is wrong with the form of a manifest, each at its own range, and what a person still owes it. */
export function schemaReports({ problems }: Manifest, { path, lines }: LintedText): readonly RuleReport[] {
  return problems.map(
    (problem): RuleReport => ({
      rule: problem.lacksReason === true ? 'manifest-expired' : 'manifest-schema',
      span: lines.spanOf(problem.range),
      message: problem.message,
      fixes: spellingFix(problem, path),
    }),
  );
}

function spellingFix({ meant, range }: PolicyProblem, path: string): Fix[] {
  if (meant === undefined) return [];
  // `off` and the like are texts in YAML 1.2; readers of 1.1 take them for booleans.
  const text = meant === 'off' ? '"off"' : meant;
  return [
    {
      kind: 'spelling',
      title: `Write ${meant}`,
      safe: true,
      preferred: true,
      edits: [{ path, range, text }],
    },
  ];
}
