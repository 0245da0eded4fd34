import type { LintContext } from '../../core/src/lint/context.ts';
import { lintText } from '../../core/src/lint/lintText.ts';
import { noModules } from '../../core/src/lint/modules/moduleFacts.ts';
import { noProject, type ProjectFacts } from '../../core/src/lint/project/projectFacts.ts';
import type { LintResult } from '../../core/src/lint/result.ts';
import { noPolicy } from '../../core/src/policy/policy.ts';

/** A context in which nothing is known and nothing is configured. */
export function plainContext(
  more: Partial<LintContext> = {},
  project: Partial<ProjectFacts> = {},
): LintContext {
  return {
    policy: noPolicy,
    severities: new Map(),
    project: { ...noProject, ...project },
    hub: { filesAt: () => undefined, repository: () => undefined },
    modules: noModules,
    today: '2026-11-21',
    ...more,
  };
}

export function lintPython(source: string, context: LintContext = plainContext()): LintResult {
  return lintText('example.py', source, context);
}

/** `slug` for a finding at its rule's own severity, in the order of the text; hints are left out. */
export function slugs(source: string, context?: LintContext): string[] {
  return lintPython(source, context)
    .findings.filter((finding) => finding.severity !== 'hint')
    .map((finding) => finding.rule);
}
