import type { RuleSlug } from '../finding/ruleCatalogue.ts';
import type { SeverityLevel } from '../finding/severity.ts';
import type { Manifest } from '../policy/manifest.ts';
import type { Policy } from '../policy/policy.ts';
import type { Repository } from '../reference/repository.ts';
import type { RepositoryFacts } from '../reference/repositoryFacts.ts';
import type { HubFile } from '../reference/resolver.ts';
import type { ModuleFacts } from './modules/moduleFacts.ts';
import type { ProjectFacts } from './project/projectFacts.ts';

/** Facts of the Hub that were learnt before; asking never opens a socket (DESIGN 6.2). */
export interface KnownHubFacts {
  /** The files at a full SHA, where they were listed before. */
  filesAt(repository: Repository, sha: string): readonly HubFile[] | undefined;
  /** What the Hub said of a repository, with the time of that answer. */
  repository(repository: Repository): RepositoryFacts | undefined;
}

/** All that the linter knows besides the document. */
export interface LintContext {
  readonly policy: Policy;
  /** `modelWarden.rules.<slug>`, on top of the policy. */
  readonly severities: ReadonlyMap<RuleSlug, SeverityLevel>;
  readonly project: ProjectFacts;
  readonly hub: KnownHubFacts;
  /** The files beside the document that its imports lead to. */
  readonly modules: ModuleFacts;
  /** For a manifest: what held in its folder before the change that is looked at, where that is known. */
  readonly manifestBefore?: Manifest;
  /** Today, ISO 8601 date: for what expires. */
  readonly today: string;
}
