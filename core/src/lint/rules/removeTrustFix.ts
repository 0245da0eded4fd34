import type { Fix } from '../../finding/fix.ts';
import type { ModelLoad } from '../facts/modelLoad.ts';

/** Takes `trust_remote_code=True` out; the load then fails for models that need their own code. */
export function removeTrustFix(load: ModelLoad): Fix[] {
  const change = load.editor.removeTrust();
  if (change === undefined) return [];
  const title = `Remove ${trustParameter(load)}`;
  return [{ kind: 'remove', title, safe: false, edits: change.edits }];
}

/** What the loader calls the argument. */
export function trustParameter({ loader }: ModelLoad): string {
  return loader.trust?.parameter ?? 'trust_remote_code';
}
