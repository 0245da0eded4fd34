import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { RepositoryKind } from '../../../core/src/reference/repository.ts';
import { isRepositoryId } from '../../../core/src/reference/repositoryId.ts';
import { isRevisionName } from '../../../core/src/reference/revisionName.ts';
import type { LookUpMessage } from '../../../server/src/protocol/lookUp.ts';
import { networkMode } from '../hub/hubSettings.ts';

type Params = LookUpMessage['params'];

const kinds: readonly RepositoryKind[] = ['model', 'dataset', 'space'];
/** Milliseconds. */
const shownTime = 5_000;

/**
 * Asks the Hub about the repository that a link names, or about all that the active editor names. Where the network is
 * off it says how to switch it on and asks nobody.
 */
export function lookUp(client: LanguageClient): (given?: unknown) => Promise<void> {
  return async (given) => {
    const params = given === undefined ? activeDocument() : readLink(given);
    if (params === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open a file that loads a model, then look it up on the Hub.'),
      );
      return;
    }
    if (networkMode() === 'off') return sayNetworkIsOff();
    const method: LookUpMessage['method'] = 'modelWarden/lookUp';
    const { known, problems } = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Model Warden: looking up on the Hub'),
        cancellable: true,
      },
      (_progress, token) => client.sendRequest<LookUpMessage['result']>(method, params, token),
    );
    if (problems.length > 0) void vscode.window.showWarningMessage(`Model Warden: ${problems.join(' ')}`);
    else if (known.length > 0) {
      const message = vscode.l10n.t(
        'Model Warden: {0} looked up on the Hub',
        known.map(({ id }) => id).join(', '),
      );
      vscode.window.setStatusBarMessage(message, shownTime);
    } else {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Nothing here names a repository that the Hub could be asked about.'),
      );
    }
  };
}

function activeDocument(): Params | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document === undefined ? undefined : { uri: document.uri.toString() };
}

/** What a link in a hover says; anybody may write a link, so only what can be asked is taken. */
function readLink(given: unknown): Params | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { kind, id, revision } = given as Record<string, unknown>;
  const known = kinds.find((each) => each === kind);
  if (known === undefined || typeof id !== 'string' || !isRepositoryId(id)) return undefined;
  const named = typeof revision === 'string' && isRevisionName(revision) ? { revision } : {};
  return { repository: { kind: known, id }, ...named };
}

async function sayNetworkIsOff(): Promise<void> {
  const open = vscode.l10n.t('Open Setting');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'The setting modelWarden.network is off, so nothing is asked. Set it to ask or on to look things up.',
    ),
    open,
  );
  if (answer === open) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'modelWarden.network');
  }
}
