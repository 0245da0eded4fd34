import type { WorkspaceEdit } from 'vscode-languageserver/node';

/** A command of the client: asks for a reason, sends `modelWarden/addException` and applies the edit. */
export const addExceptionCommand = 'modelWarden.addException';

export interface AddExceptionCommand {
  readonly uri: string;
  readonly rule: string;
}

/** A command of the client: shows a manifest that was just changed, saved where nothing else waited to be. */
export const showManifestCommand = 'modelWarden.showManifest';

export interface ShowManifestCommand {
  readonly uri: string;
  /** False where the user's own changes were not saved before. */
  readonly save: boolean;
}

/** Client to server, a request: the edit of the manifest that excepts a document from a rule. */
export interface AddExceptionMessage {
  readonly method: 'modelWarden/addException';
  readonly params: { readonly uri: string; readonly rule: string; readonly reason: string };
  readonly result:
    | { readonly edit: WorkspaceEdit; readonly manifest: ShowManifestCommand }
    /** A sentence for people. */
    | { readonly refused: string };
}
