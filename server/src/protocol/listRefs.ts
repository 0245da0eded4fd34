import type { Repository } from '../../../core/src/reference/repository.ts';
import type { HubRef } from '../../../core/src/reference/resolver.ts';

/** Server to client, a request: branches, tags and pull requests. Rejects with `HubErrorData`. */
export interface ListRefsMessage {
  readonly method: 'modelWarden/listRefs';
  readonly params: { readonly repository: Repository };
  readonly result: readonly HubRef[];
}
