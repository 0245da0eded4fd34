/** The kinds of repository that the Hub serves with revisions. */
export type RepositoryKind = 'model' | 'dataset' | 'space';

/** A repository on a Hugging Face Hub. `id` is `owner/name`, or `name` alone for the legacy ones. */
export interface Repository {
  readonly kind: RepositoryKind;
  readonly id: string;
}

/** One key per repository, for maps and caches. */
export function repositoryKey(repository: Repository): string {
  return `${repository.kind}:${repository.id}`;
}
