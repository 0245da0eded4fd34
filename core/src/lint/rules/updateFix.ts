import type { Fix } from '../../finding/fix.ts';
import type { ModelLoad } from '../facts/modelLoad.ts';

/** Moves a load to the newest commit of a branch; wants a look, since other files are loaded then. */
export function updateFix(load: ModelLoad, branch: string, title: string): Fix[] {
  const { repository } = load;
  if (repository === undefined || load.overridable) return [];
  const change = load.editor.pin();
  if (change === undefined) return [];
  return [
    {
      kind: 'pin',
      title,
      safe: false,
      needs: 'hub',
      question: { ask: 'update', repository, revision: branch },
      edits: change.edits,
    },
  ];
}
