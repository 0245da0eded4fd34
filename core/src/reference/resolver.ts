import type { Repository } from './repository.ts';
import type { RepositoryFacts } from './repositoryFacts.ts';

/** Where an answer came from; `cache` answers carry the age of what they stand on. */
export type AnswerSource = 'hub' | 'cache';

export interface ResolvedRevision {
  readonly sha: string;
  /** The id that the Hub answered with: differs from the asked one where the repository was renamed. */
  readonly id: string;
  /** The name that was resolved: `main`, a tag, or the short SHA asked for. */
  readonly name: string;
  /** ISO 8601 date of the commit, where known. */
  readonly date?: string;
  readonly source: AnswerSource;
  /** ISO 8601 time at which the answer was true. */
  readonly asOf: string;
}

export interface HubFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the content, for LFS and Xet files. */
  readonly sha256?: string;
  /** SHA-1 of the git blob: of the content for plain files, of the pointer for LFS files. */
  readonly gitOid?: string;
}

export interface HubRef {
  readonly kind: 'branch' | 'tag' | 'convert' | 'pull-request';
  readonly name: string;
  /** Full form, e.g. `refs/heads/main`. */
  readonly ref: string;
  readonly sha: string;
}

export interface HubCommit {
  readonly sha: string;
  readonly title: string;
  /** ISO 8601, where known. */
  readonly date?: string;
}

/**
 * Answers questions about repositories. Core never opens a socket for lint: in VS Code the extension host
 * answers, in the terminal and in `lsp --stdio` `core/hub` does in-process.
 * Every method rejects with a `HubError`.
 */
export interface Resolver {
  /**
   * What the Hub says of a repository, without refs and histories. That it is missing, hidden or gated is an answer
   * and no error.
   */
  describe(repository: Repository, signal?: AbortSignal): Promise<RepositoryFacts>;
  /** Resolves a branch, tag, `refs/pr/N` or short SHA to a commit. */
  resolve(repository: Repository, revision: string, signal?: AbortSignal): Promise<ResolvedRevision>;
  /** Lists all files at a full SHA. */
  listFiles(repository: Repository, sha: string, signal?: AbortSignal): Promise<readonly HubFile[]>;
  listRefs(repository: Repository, signal?: AbortSignal): Promise<readonly HubRef[]>;
  /** Newest first, at most `limit`. */
  listCommits(
    repository: Repository,
    revision: string,
    limit: number,
    signal?: AbortSignal,
  ): Promise<readonly HubCommit[]>;
}
