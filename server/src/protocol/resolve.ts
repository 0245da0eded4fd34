import type { Repository } from '../../../core/src/reference/repository.ts';
import type { ResolvedRevision } from '../../../core/src/reference/resolver.ts';

/** Server to client, a request: which commit is this name at? Rejects with `HubErrorData`. */
export interface ResolveMessage {
  readonly method: 'modelWarden/resolve';
  readonly params: { readonly repository: Repository; readonly revision: string };
  readonly result: ResolvedRevision;
}
