import type { Fix } from '../../finding/fix.ts';
import type { ModelLoad } from '../facts/modelLoad.ts';
import { resemblesAnother } from './typosquat.ts';

/** The branch that every Hub client takes where a call names none. */
const defaultRevision = 'main';

/**
 * Writes the SHA that the load's revision resolves to; none where no correct edit exists or the Hub cannot answer.
 * Never safe for an id that resembles a well-known one: it would pin the wrong repository.
 */
export function pinFix(
  load: ModelLoad,
  options: { readonly safe: boolean; readonly revision?: string },
): Fix[] {
  const { repository } = load;
  if (repository === undefined || load.overridable) return [];
  const change = load.editor.pin();
  if (change === undefined) return [];
  const revision = options.revision ?? load.reference.revision ?? defaultRevision;
  return [
    {
      kind: 'pin',
      title: `Pin ${repository.id} to the commit that ${revision} leads to now`,
      safe: options.safe && !change.shared && !resemblesAnother(repository),
      preferred: true,
      needs: 'hub',
      question: { ask: 'pin', repository, revision },
      edits: change.edits,
    },
  ];
}
