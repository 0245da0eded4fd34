import type { Commit, Repository } from './repository.ts';

/**
 * The commit that a revision names, or undefined where the Hub says RevisionNotFound.
 *
 * In this order: a full lower-case SHA (whatever refs exist, as in git); `HEAD`; a full ref name; a branch;
 * a tag; an abbreviated SHA. The Hub's server resolves abbreviations since 2023 (huggingface_hub issue 197,
 * answers of `/resolve/<8 hex>/` that redirect to the full SHA), so this does too: 7 hex digits or more, in
 * any case, if exactly one commit starts with them. Branches and tags come first: that is why every client
 * must treat a short or upper-case SHA as a name that can move.
 */
export function resolveRevision(repository: Repository, revision: string): Commit | undefined {
  const exact = /^[0-9a-f]{40}$/.test(revision) ? repository.commits.get(revision) : undefined;
  if (exact) return exact;
  const { refs } = repository;
  if (revision === 'HEAD') return repository.head;
  const named = refs.get(`refs/heads/${revision}`) ?? refs.get(`refs/tags/${revision}`);
  if (named) return named;
  if (revision.startsWith('refs/')) return refs.get(revision);
  return abbreviated(repository, revision);
}

function abbreviated(repository: Repository, revision: string): Commit | undefined {
  if (!/^[0-9a-f]{7,40}$/i.test(revision)) return undefined;
  const prefix = revision.toLowerCase();
  const matches = [...repository.commits.values()].filter((commit) => commit.sha.startsWith(prefix));
  return matches.length === 1 ? matches[0] : undefined;
}
