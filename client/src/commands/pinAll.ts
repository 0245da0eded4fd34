import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { PinAllMessage, PinAllResult } from '../../../server/src/protocol/pinAll.ts';
import { applyServerEdit } from '../applyServerEdit.ts';
import { withServerProgress } from './withServerProgress.ts';

/** Reasons that a notification has room for. */
const shownReasons = 3;

/**
 * Pins every load of the active editor or of the workspace: one batch, one commit for each repository, one undo.
 * Nothing is saved.
 */
export function pinAll(client: LanguageClient, scope: 'file' | 'workspace'): () => Promise<void> {
  return async () => {
    const uri = scope === 'file' ? activeUri() : undefined;
    if (scope === 'file' && uri === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a file that loads a model first.'));
      return;
    }
    const method: PinAllMessage['method'] = 'modelWarden/pinAll';
    const title = vscode.l10n.t('Model Warden: pinning');
    const params = uri === undefined ? {} : { uri };
    const result = await withServerProgress<PinAllResult>(client, title, method, params);
    if (result === undefined) return;
    if (result.edit !== undefined && !(await applyServerEdit(client, result.edit))) {
      throw new Error(vscode.l10n.t('A file changed in the meantime, so nothing was written. Pin again.'));
    }
    await tell(result, scope);
  };
}

function activeUri(): string | undefined {
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  return (notebook ?? vscode.window.activeTextEditor?.document)?.uri.toString();
}

async function tell({ pinned, files, left, stopped }: PinAllResult, scope: string): Promise<void> {
  const done =
    pinned === 0
      ? vscode.l10n.t('Nothing was pinned.')
      : vscode.l10n.t('Pinned {0} loads in {1} files; not saved yet.', pinned, files);
  const remaining = left.reduce((sum, { count }) => sum + count, 0);
  const reasons = left.slice(0, shownReasons).map(({ reason, count }) => `${count}: ${reason}`);
  const open = remaining === 0 ? [] : [vscode.l10n.t('{0} are left as they are.', remaining), ...reasons];
  const rest = stopped.map((reason) => vscode.l10n.t('Not all was looked at: {0}.', reason));
  const message = `Model Warden: ${[done, ...open, ...rest].join(' ')}`;
  const save = vscode.l10n.t('Save All');
  const offers = pinned > 0 && scope === 'workspace' ? [save] : [];
  const answer =
    remaining === 0
      ? await vscode.window.showInformationMessage(message, ...offers)
      : await vscode.window.showWarningMessage(message, ...offers);
  if (answer === save) await vscode.workspace.saveAll(false);
}
