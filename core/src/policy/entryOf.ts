import { type Repository, repositoryKey } from '../reference/repository.ts';
import type { ApprovedModel } from './policy.ts';

/** The entry for a repository: the one at that revision before any other. */
export function entryOf(
  models: readonly ApprovedModel[],
  repository: Repository,
  revision?: string | null,
): ApprovedModel | undefined {
  const own = models.filter((model) => repositoryKey(model.repository) === repositoryKey(repository));
  return own.find((model) => model.revision === revision) ?? own[0];
}
