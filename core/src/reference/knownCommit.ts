import type { Reference } from './reference.ts';
import type { RepositoryFacts } from './repositoryFacts.ts';

/** The commit that a reference loads, as far as earlier answers tell. */
export interface KnownCommit {
  readonly sha: string;
  /** Branches and tags that led there when the Hub was asked, `main` first. */
  readonly names: readonly string[];
  /** A branch that holds it behind its head, and by how many commits. */
  readonly behind?: { readonly name: string; readonly commits: number };
  /** ISO 8601, where known. */
  readonly date?: string;
}

/** The branch that a load without a revision takes. */
const defaultBranch = 'main';

/** `undefined` where the source does not tell, or no earlier answer does. */
export function knownCommit(
  { revision, revisionState }: Pick<Reference, 'revision' | 'revisionState'>,
  facts: RepositoryFacts | undefined,
): KnownCommit | undefined {
  if (revisionState === 'sha') return revision === null ? undefined : commitOf(revision, facts);
  if (revisionState === 'unknown' || facts === undefined) return undefined;
  const name = revision ?? defaultBranch;
  const { card, refs, revisions } = facts;
  const sha =
    refs?.find((each) => each.name === name || each.ref === name)?.sha ??
    (name === defaultBranch ? card?.sha : undefined) ??
    revisions?.find((each) => each.revision === name)?.sha;
  return sha === undefined ? undefined : commitOf(sha, facts);
}

/** The same of a commit that is known by itself. */
export function commitOf(sha: string, facts: RepositoryFacts | undefined): KnownCommit {
  const isHead = facts?.card?.sha === sha;
  const refs = (facts?.refs ?? []).filter(
    (ref) => ref.sha === sha && (ref.kind === 'branch' || ref.kind === 'tag'),
  );
  const names = [...new Set([...(isHead ? [defaultBranch] : []), ...refs.map(({ name }) => name)])];
  names.sort((a, b) => Number(b === defaultBranch) - Number(a === defaultBranch));
  const behind = names.length > 0 ? undefined : placeBehind(sha, facts);
  const date = dateOf(sha, facts);
  return { sha, names, ...(behind === undefined ? {} : { behind }), ...(date === undefined ? {} : { date }) };
}

function placeBehind(sha: string, facts: RepositoryFacts | undefined): KnownCommit['behind'] {
  const places = (facts?.histories ?? []).flatMap(({ ref, commits }) => {
    const at = commits.findIndex((commit) => commit.sha === sha);
    const name = ref.startsWith(branches) ? ref.slice(branches.length) : undefined;
    return at > 0 && name !== undefined ? [{ name, commits: at }] : [];
  });
  return places.find(({ name }) => name === defaultBranch) ?? places[0];
}

/** ISO 8601; without a look at the refs, of which a repository may have tens of thousands. */
export function dateOf(sha: string, facts: RepositoryFacts | undefined): string | undefined {
  const isIt = (commit: { readonly sha: string }) => commit.sha === sha;
  const listed = facts?.histories?.find(({ commits }) => commits.some(isIt))?.commits.find(isIt)?.date;
  const asked = facts?.revisions?.find((each) => each.sha === sha)?.date;
  return listed ?? asked ?? (facts?.card?.sha === sha ? facts.card.lastModified : undefined);
}

const branches = 'refs/heads/';
