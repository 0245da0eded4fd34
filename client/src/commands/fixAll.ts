import * as vscode from 'vscode';

/** Applies every safe fix to the active editor, pins included: the same action as on save. */
export async function fixAll(): Promise<void> {
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  if (notebook !== undefined) return fixNotebook(notebook);
  await vscode.commands.executeCommand('editor.action.codeAction', {
    kind: 'source.fixAll.modelWarden',
    apply: 'first',
  });
}

/** VS Code's own command knows one cell only, and none where the notebook itself has the focus. */
async function fixNotebook(notebook: vscode.NotebookDocument): Promise<void> {
  const [cell] = notebook.getCells();
  if (cell === undefined) return;
  const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    cell.document.uri,
    new vscode.Range(0, 0, 0, 0),
    'notebook.source.fixAll.modelWarden',
    1,
  );
  if (action?.edit !== undefined) await vscode.workspace.applyEdit(action.edit);
  else if (action === undefined) {
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('Model Warden: nothing to fix in this notebook'),
      shownTime,
    );
  }
}

/** Milliseconds. */
const shownTime = 5_000;
