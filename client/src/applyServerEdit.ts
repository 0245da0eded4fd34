import * as vscode from 'vscode';
import { type LanguageClient, TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageclient/node';

/**
 * Applies an edit that the server made, as one step that one undo takes back. False where a document has changed since,
 * or VS Code refused.
 */
export async function applyServerEdit(client: LanguageClient, edit: WorkspaceEdit): Promise<boolean> {
  const versions = new Map(
    vscode.workspace.textDocuments.map(({ uri, version }) => [uri.toString(), version]),
  );
  const isCurrent = (edit.documentChanges ?? []).every((change) => {
    if (!TextDocumentEdit.is(change) || change.textDocument.version === null) return true;
    const uri = client.protocol2CodeConverter.asUri(change.textDocument.uri);
    return versions.get(uri.toString()) === change.textDocument.version;
  });
  if (!isCurrent) return false;
  return vscode.workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
}
