import type { HubRef } from './resolver.ts';

/** What the Hub says of a repository: the card's head, not its files. */
export interface RepositoryCard {
  /** The id that the Hub answered with: differs from the asked one where the repository was renamed. */
  readonly id: string;
  /** The commit of the default branch, and its date (ISO 8601) where known. */
  readonly sha: string;
  readonly lastModified?: string;
  /** ISO 8601. The Hub's floor is 2022-03-02: older repositories bear that date. */
  readonly createdAt?: string;
  readonly gated: boolean;
  readonly private: boolean;
  /** As the card says, e.g. `apache-2.0`. */
  readonly license?: string;
  /** In the last 30 days. */
  readonly downloads?: number;
  readonly libraryName?: string;
  readonly tags: readonly string[];
}

/** What is known of a repository from an earlier answer; never asked for by the linter itself (DESIGN 6.2). */
export interface RepositoryFacts {
  /** ISO 8601 time at which this was true. */
  readonly asOf: string;
  /** Whether the one who asked showed a token: without one a private repository looks like a missing one. */
  readonly authenticated: boolean;
  readonly state: 'found' | 'not-found' | 'private-or-missing' | 'gated';
  /** Only where found. */
  readonly card?: RepositoryCard;
  /** Branches, tags and pull requests, where they were asked for. */
  readonly refs?: readonly HubRef[];
}
