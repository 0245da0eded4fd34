import type { HubErrorCode } from '../reference/hubError.ts';
import { type Repository, repositoryKey } from '../reference/repository.ts';

/** What is asked: the commit of a name in a repository. */
export interface PinQuestion {
  readonly repository: Repository;
  /** A branch, tag or short SHA; `main` where the source names none. */
  readonly revision: string;
}

/** In the order in which they are asked (RULES section 4). */
export type PinSource = 'manifest' | 'workspace' | 'hub' | 'cache';

/** The commit that a name is pinned to. */
export interface Pin {
  readonly repository: Repository;
  readonly sha: string;
  /** What the comment calls the commit; absent where no name is known to lead there. */
  readonly name?: string;
  /** ISO 8601 date of the commit, where known. */
  readonly date?: string;
  readonly source: PinSource;
  /** ISO 8601 time at which the answer of the Hub or its cache was true. */
  readonly asOf?: string;
  /** The repository's id today, where it was renamed. */
  readonly renamedTo?: string;
}

export type PinOutcome =
  | { readonly state: 'pinned'; readonly pin: Pin }
  /** `reason` says what happened and what to do. */
  | { readonly state: 'failed'; readonly reason: string; readonly code?: HubErrorCode };

/** Equal for questions that have one answer in a batch. */
export function pinKey(question: PinQuestion): string {
  return `${repositoryKey(question.repository)}@${question.revision}`;
}
