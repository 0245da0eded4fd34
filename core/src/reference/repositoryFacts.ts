import { isRepositoryId } from './repositoryId.ts';
import type { HubRef } from './resolver.ts';
import { isPin } from './revision.ts';

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

/** The commits that a ref leads to, the newest first, as far as they were listed. */
export interface RefHistory {
  /** Full form, e.g. `refs/heads/main`. */
  readonly ref: string;
  readonly commits: readonly { readonly sha: string; readonly date?: string }[];
  /** False where the history is longer: what is not listed is then not known. */
  readonly complete: boolean;
}

/** What the Hub said of a revision that a source names, apart from the lists of refs and commits. */
export interface RevisionFacts {
  /** As the source names it. */
  readonly revision: string;
  readonly state: 'found' | 'not-found';
  /** Only where found. */
  readonly sha?: string;
  /** ISO 8601, where known. */
  readonly date?: string;
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
  /** Of the default branch, and of other refs where a commit was looked for in them. */
  readonly histories?: readonly RefHistory[];
  /** Revisions that were asked for by name, since no list tells of them. */
  readonly revisions?: readonly RevisionFacts[];
}

const states: readonly unknown[] = [
  'found',
  'not-found',
  'private-or-missing',
  'gated',
] satisfies RepositoryFacts['state'][];

/** True for what another process sent as facts, as far as rules and hovers rely on it. */
export function isRepositoryFacts(value: unknown): value is RepositoryFacts {
  if (typeof value !== 'object' || value === null) return false;
  const { asOf, authenticated, state, card } = value as Partial<Record<keyof RepositoryFacts, unknown>>;
  const { refs, revisions, histories } = value as Partial<RepositoryFacts>;
  if (typeof asOf !== 'string' || Number.isNaN(Date.parse(asOf)) || typeof authenticated !== 'boolean')
    return false;
  if (!states.includes(state)) return false;
  if (!isListOf(refs, ['name', 'ref', 'sha']) || !isListOf(revisions, ['revision', 'state'])) return false;
  if (!isListOf(histories, ['ref']) || !isListOf(histories?.flatMap(commitsOf), ['sha'])) return false;
  return card === undefined ? state !== 'found' : isCard(card);
}

function isCard(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { id, sha, tags } = value as Partial<Record<keyof RepositoryCard, unknown>>;
  if (typeof id !== 'string' || !isRepositoryId(id)) return false;
  return typeof sha === 'string' && isPin(sha) && Array.isArray(tags);
}

/** What should be the commits of what should be a history. */
function commitsOf(history: unknown): readonly unknown[] {
  const { commits } = (history ?? {}) as { readonly commits?: unknown };
  return Array.isArray(commits) ? commits : [undefined];
}

/** True for no list, and for one of objects that have these texts. */
export function isListOf(list: unknown, keys: readonly string[]): boolean {
  if (list === undefined) return true;
  if (!Array.isArray(list)) return false;
  return list.every(
    (item: unknown) =>
      typeof item === 'object' &&
      item !== null &&
      keys.every((key) => typeof (item as Record<string, unknown>)[key] === 'string'),
  );
}
