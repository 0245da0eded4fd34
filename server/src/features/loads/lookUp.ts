import type { Repository } from '../../../../core/src/reference/repository.ts';

/** The client's command that asks the Hub about a repository. */
export const lookUpCommand = 'modelWarden.lookUp';

/** The target of a link that runs it. */
export function lookUpTarget(repository: Repository, revision: string | null): string {
  const given = [{ kind: repository.kind, id: repository.id, ...(revision === null ? {} : { revision }) }];
  return `command:${lookUpCommand}?${encodeURIComponent(JSON.stringify(given))}`;
}
