import type { Repository } from '../../../core/src/reference/repository.ts';
import type { HubFile } from '../../../core/src/reference/resolver.ts';

/** Server to client, a request: all files at a full SHA. Rejects with `HubErrorData`. */
export interface ListFilesMessage {
  readonly method: 'modelWarden/listFiles';
  readonly params: { readonly repository: Repository; readonly sha: string };
  readonly result: readonly HubFile[];
}
