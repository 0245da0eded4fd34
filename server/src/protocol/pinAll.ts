import type { WorkspaceEdit } from 'vscode-languageserver/node';

/**
 * Client to server, a request: pin every load of a document, or of the whole workspace, in one batch with one commit
 * for each repository. The client applies the edit, as one step.
 */
export interface PinAllMessage {
  readonly method: 'modelWarden/pinAll';
  /** Without a document: the workspace. Tells its progress under the token. */
  readonly params: { readonly uri?: string; readonly workDoneToken?: string | number };
  readonly result: PinAllResult;
}

export interface PinAllResult {
  readonly edit?: WorkspaceEdit;
  /** Loads that the edit pins, and the files in which they are. */
  readonly pinned: number;
  readonly files: number;
  /** Why others stay as they are, with how many; for people. */
  readonly left: readonly { readonly reason: string; readonly count: number }[];
  /** Folders of which not everything was seen, with the reason; for people. */
  readonly stopped: readonly string[];
}

export const nothingPinned: PinAllResult = { pinned: 0, files: 0, left: [], stopped: [] };
