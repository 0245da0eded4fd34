import type { Repository } from '../../../../core/src/reference/repository.ts';

/** The client's command that asks the Hub about a repository. */
export const lookUpCommand = 'modelWarden.lookUp';

/** The target of a link that runs it; the command takes the id, its kind, and the revision of the source. */
export function lookUpTarget({ kind, id }: Repository, revision: string | null): string {
  const given = { kind, id, ...(revision === null ? {} : { revision }) };
  return `command:${lookUpCommand}?${encodeURIComponent(JSON.stringify([given]))}`;
}
