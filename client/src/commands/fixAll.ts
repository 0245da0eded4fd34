import * as vscode from 'vscode';
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  Command,
  type LanguageClient,
} from 'vscode-languageclient/node';
import { applyServerEdit } from '../applyServerEdit.ts';

/** Applies every safe fix to the active editor or notebook, pins included: the same action as on save. */
export function fixAll(client: LanguageClient): () => Promise<void> {
  return async () => {
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    if (notebook !== undefined) return fixNotebook(client, notebook);
    await vscode.commands.executeCommand('editor.action.codeAction', {
      kind: 'source.fixAll.modelWarden',
      apply: 'first',
    });
  };
}

/**
 * Asks the server itself: VS Code's commands know one cell only, and none that was not shown yet.
 * @throws Error where the notebook changed while the answer was made
 */
async function fixNotebook(client: LanguageClient, notebook: vscode.NotebookDocument): Promise<void> {
  const action = await fixAllAction(client, notebook);
  if (action === undefined) {
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('Model Warden: nothing to fix in this notebook'),
      shownTime,
    );
    return;
  }
  // Where the server had no edit to give, it said why.
  const { edit } = await client.sendRequest(CodeActionResolveRequest.type, action);
  if (edit === undefined || (await applyServerEdit(client, edit))) return;
  throw new Error(vscode.l10n.t('The notebook changed in the meantime. Run the command again.'));
}

async function fixAllAction(
  client: LanguageClient,
  notebook: vscode.NotebookDocument,
): Promise<CodeAction | undefined> {
  const [cell] = notebook.getCells();
  if (cell === undefined) return undefined;
  const start = { line: 0, character: 0 };
  const actions = await client.sendRequest(CodeActionRequest.type, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(cell.document),
    range: { start, end: start },
    context: { diagnostics: [], only: ['notebook.source.fixAll.modelWarden'] },
  });
  return actions?.find((action): action is CodeAction => !Command.is(action));
}

/** Milliseconds. */
const shownTime = 5_000;
