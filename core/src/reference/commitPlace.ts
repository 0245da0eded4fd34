import type { RepositoryFacts } from './repositoryFacts.ts';

/** Where a commit lies, as far as earlier answers tell. */
export type CommitPlace =
  /** On a branch, a tag or a conversion by the Hub. */
  | { readonly on: 'ref' }
  | { readonly on: 'pull-request'; readonly ref: string }
  /** The Hub has it, and no branch and no tag leads to it. */
  | { readonly on: 'nothing' }
  | { readonly on: 'unknown' };

const unknown: CommitPlace = { on: 'unknown' };

/** `nothing` only where every branch and tag was searched to its beginning and the Hub does have the commit. */
export function commitPlace(sha: string, facts: RepositoryFacts): CommitPlace {
  const { refs, histories = [], revisions } = facts;
  if (refs === undefined) return unknown;
  const own = refs.filter(({ kind }) => kind !== 'pull-request');
  const pulls = new Set(refs.filter(({ kind }) => kind === 'pull-request').map(({ ref }) => ref));
  const holds = (ref: string) =>
    histories.some((history) => history.ref === ref && history.commits.some((commit) => commit.sha === sha));
  if (own.some((ref) => ref.sha === sha || holds(ref.ref))) return { on: 'ref' };
  const whole = new Set(
    histories.flatMap(({ complete, commits }) => (complete ? commits.map((commit) => commit.sha) : [])),
  );
  const isThere = revisions?.some((each) => each.revision === sha && each.state === 'found') === true;
  if (!isThere || own.length === 0 || !own.every((ref) => whole.has(ref.sha))) return unknown;
  const pull = refs.find((ref) => pulls.has(ref.ref) && (ref.sha === sha || holds(ref.ref)));
  return pull === undefined ? { on: 'nothing' } : { on: 'pull-request', ref: pull.ref };
}
