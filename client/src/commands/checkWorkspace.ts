import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { CheckWorkspaceMessage } from '../../../server/src/protocol/checkWorkspace.ts';
import { withServerProgress } from './withServerProgress.ts';

/** Looks at the files of the workspace that are not open, once; what is found stands in the Problems panel. */
export function checkWorkspace(client: LanguageClient): () => Promise<void> {
  return async () => {
    if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder first.'));
      return;
    }
    const method: CheckWorkspaceMessage['method'] = 'modelWarden/checkWorkspace';
    const title = vscode.l10n.t('Model Warden: checking the workspace');
    const result = await withServerProgress<CheckWorkspaceMessage['result']>(client, title, method, {});
    if (result === undefined) return;
    const { files, findings, stopped } = result;
    const seen = vscode.l10n.t('Model Warden: {0} findings in {1} files that are not open.', findings, files);
    const rest = stopped.map((reason) => vscode.l10n.t('Not all was looked at: {0}.', reason));
    const show = vscode.l10n.t('Show Problems');
    const answer = await vscode.window.showInformationMessage([seen, ...rest].join(' '), show);
    if (answer === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
  };
}
