import type { Repository } from '../../../core/src/reference/repository.ts';
import type { HubCommit } from '../../../core/src/reference/resolver.ts';

/** Server to client, a request: commits, newest first, at most `limit`. Rejects with `HubErrorData`. */
export interface ListCommitsMessage {
  readonly method: 'modelWarden/listCommits';
  readonly params: { readonly repository: Repository; readonly revision: string; readonly limit: number };
  readonly result: readonly HubCommit[];
}
