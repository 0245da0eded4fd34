import type { Repository, RepositoryKind } from './repository.ts';
import { isPin } from './revision.ts';

const prefixes: Readonly<Record<RepositoryKind, string>> = {
  model: '',
  dataset: 'datasets/',
  space: 'spaces/',
};

/**
 * The page of a repository on a Hub, of its files at a revision where one is given. Every part is encoded: an id or a
 * revision of a source never leads to another host.
 * @param endpoint without a slash at the end
 */
export function hubPage(endpoint: string, { kind, id }: Repository, revision?: string | null): string {
  const page = `${endpoint}/${prefixes[kind]}${id.split('/').map(encodeURIComponent).join('/')}`;
  return revision ? `${page}/tree/${encodeURIComponent(revision)}` : page;
}

/** The page of a commit where the revision is one, else of the files at the revision. */
export function revisionPage(endpoint: string, repository: Repository, revision: string): string {
  return isPin(revision)
    ? `${hubPage(endpoint, repository)}/commit/${revision}`
    : hubPage(endpoint, repository, revision);
}
