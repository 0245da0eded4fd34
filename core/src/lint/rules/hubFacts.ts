import type { Severity } from '../../finding/severity.ts';
import type { Repository } from '../../reference/repository.ts';
import type { RepositoryFacts } from '../../reference/repositoryFacts.ts';
import type { LintContext } from '../context.ts';
import type { DocumentFacts } from '../facts/documentFacts.ts';
import type { ModelLoad } from '../facts/modelLoad.ts';
import type { Report } from './rule.ts';

/** A load of a repository about which the Hub has answered. */
export interface KnownLoad {
  readonly load: ModelLoad;
  readonly repository: Repository;
  readonly facts: RepositoryFacts;
}

/** The loads about which something is known; nothing is asked (DESIGN 6.2), so that without online checks there are none. */
export function* knownLoads({ loads }: DocumentFacts, { hub }: LintContext): Generator<KnownLoad> {
  for (const load of loads) {
    const { repository } = load;
    const facts = repository && hub.repository(repository);
    if (repository !== undefined && facts !== undefined) yield { load, repository, facts };
  }
}

/** The commit that a load is pinned to. */
export function pinnedCommit({ reference }: ModelLoad): string | undefined {
  return reference.revisionState === 'sha' ? (reference.revision ?? undefined) : undefined;
}

/** The severity of a finding that is not always the rule's own; a value that others may set stays a hint. */
export function at(severity: Severity, report: Report): Report {
  return report.severity === undefined ? { ...report, severity } : report;
}

/** `2026-11-20`. */
export function dayOf(time: string): string {
  return time.slice(0, 10);
}
