import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { TrustMessage } from '../../server/src/protocol/trust.ts';

/** Tells the running server when the user trusts the workspace; a server that starts later hears it at once. */
export function followTrust(client: LanguageClient): vscode.Disposable {
  const method: TrustMessage['method'] = 'modelWarden/trust';
  const params: TrustMessage['params'] = { trusted: true };
  return vscode.workspace.onDidGrantWorkspaceTrust(() => {
    if (client.isRunning()) void client.sendNotification(method, params);
  });
}
