import type { Pin } from './pin.ts';

/**
 * What to tell where the Hub answered for another id than the one asked; `undefined` where it did not. A freed
 * name may have a new owner one day, so the source should say the new id.
 */
export function renameNotice({ repository, renamedTo }: Pin): string | undefined {
  if (renamedTo === undefined) return undefined;
  return `${repository.id} was renamed to ${renamedTo}, and the commit is of that one. Check that you trust it, then write its id.`;
}
