import type { Reference } from './reference.ts';
import type { RepositoryFacts } from './repositoryFacts.ts';

/** The commit that a reference loads, as far as earlier answers tell. */
export interface KnownCommit {
  readonly sha: string;
  /** Branches and tags that led there when the Hub was asked, `main` first. */
  readonly names: readonly string[];
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
  const { card, refs } = facts;
  const ref = refs?.find((each) => each.name === name || each.ref === name);
  const sha = ref?.sha ?? (name === defaultBranch ? card?.sha : undefined);
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
  const date = isHead ? facts?.card?.lastModified : undefined;
  return { sha, names, ...(date === undefined ? {} : { date }) };
}
