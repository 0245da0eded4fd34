import type { Repository } from '../../../../core/src/reference/repository.ts';
import type { LookUpMessage } from '../../protocol/lookUp.ts';

/** The client's command that asks the Hub about a repository; takes what the message takes. */
export const lookUpCommand = 'modelWarden.lookUp';

/** The target of a link that runs it. */
export function lookUpTarget({ kind, id }: Repository, revision: string | null): string {
  const given: LookUpMessage['params'] = {
    repository: { kind, id },
    ...(revision === null ? {} : { revision }),
  };
  return `command:${lookUpCommand}?${encodeURIComponent(JSON.stringify([given]))}`;
}
