import type { Repository } from '../reference/repository.ts';
import type { ResolvedRevision, Resolver } from '../reference/resolver.ts';
import { classifyRevision } from '../reference/revision.ts';
import type { PinContext } from './pinOptions.ts';

/** The commit to take, or why there is none. */
export type AgedCommit = { readonly sha: string; readonly date?: string } | { readonly reason: string };

const MOST_COMMITS = 1000;
const day = 86_400_000;

/**
 * The newest commit of a branch that is `minimumAge` days old; a tag or a commit itself only where it is that
 * old, since an older commit would not be it. A cached answer proves that its commit is at least as old as the
 * answer. Commit dates are what the author's machine said.
 */
export async function agedCommit(
  repository: Repository,
  resolved: ResolvedRevision,
  resolver: Resolver,
  { minimumAge, now, signal }: PinContext,
): Promise<AgedCommit> {
  const { sha, date, name } = resolved;
  const latest = now.getTime() - minimumAge * day;
  const commit = { sha, ...(date === undefined ? {} : { date }) };
  const provenBy = date ?? (resolved.source === 'cache' ? resolved.asOf : undefined);
  if (minimumAge === 0 || (provenBy !== undefined && Date.parse(provenBy) <= latest)) return commit;
  const tooYoung = `"${name}" of ${repository.id} is not known to be ${minimumAge} days old, which the minimum age asks for.`;
  if (resolved.source === 'cache' || !(await isBranch(repository, name, resolver, signal))) {
    return { reason: tooYoung };
  }
  const commits = await resolver.listCommits(repository, name, MOST_COMMITS, signal);
  const aged = commits.find(({ date }) => date !== undefined && Date.parse(date) <= latest);
  if (aged?.date !== undefined) return { sha: aged.sha, date: aged.date };
  return {
    reason: `No commit of "${name}" in ${repository.id} is ${minimumAge} days old, which the minimum age asks for.`,
  };
}

async function isBranch(
  repository: Repository,
  name: string,
  resolver: Resolver,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (name === 'main') return true;
  if (classifyRevision(name) !== 'branch') return false;
  const refs = await resolver.listRefs(repository, signal);
  return refs.some((ref) => ref.kind === 'branch' && ref.name === name);
}
