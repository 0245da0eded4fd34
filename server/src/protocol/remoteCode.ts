import type { Range } from '../../../core/src/text/range.ts';

/** Client to server, a request: the places of a document that let code of a repository run. */
export interface RemoteCodeMessage {
  readonly method: 'modelWarden/remoteCode';
  readonly params: { readonly uri: string };
  readonly result: readonly Range[];
}
