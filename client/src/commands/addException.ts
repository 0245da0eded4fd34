import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { AddExceptionMessage } from '../../../server/src/protocol/manifestCommands.ts';
import { applyServerEdit } from '../applyServerEdit.ts';
import { showManifest } from './showManifest.ts';

/** Excepts a file from a rule in its manifest, for the reason that the user gives; without one nothing is written. */
export function addException(client: LanguageClient): (given?: unknown) => Promise<void> {
  return async (given) => {
    const { uri, rule } = (given ?? {}) as Record<string, unknown>;
    if (typeof uri !== 'string' || typeof rule !== 'string') return;
    const reason = await vscode.window.showInputBox({
      title: vscode.l10n.t('Except this file from {0}', rule),
      prompt: vscode.l10n.t('Why is it acceptable here? The reason stands in model-manifest.yaml.'),
      ignoreFocusOut: true,
      validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('A reason is needed.') : undefined),
    });
    if (reason === undefined) return;
    const method: AddExceptionMessage['method'] = 'modelWarden/addException';
    const params: AddExceptionMessage['params'] = { uri, rule, reason };
    const result = await client.sendRequest<AddExceptionMessage['result']>(method, params);
    if ('refused' in result) throw new Error(result.refused);
    if (!(await applyServerEdit(client, result.edit))) {
      throw new Error(vscode.l10n.t('The manifest changed in the meantime, so nothing was written.'));
    }
    await showManifest(result.manifest);
  };
}
