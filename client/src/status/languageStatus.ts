import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import type { StatusMessage } from '../../../server/src/protocol/status.ts';
import { networkMode } from '../hub/hubSettings.ts';
import { hubCacheText } from './hubCacheText.ts';

type ServerState = StatusMessage['params'];

/** The item behind `{}` in the status bar: server, network, trust, last error, and the way to the log. */
export class LanguageStatus implements vscode.Disposable {
  readonly #item: vscode.LanguageStatusItem;
  readonly #client: LanguageClient;
  readonly #following: vscode.Disposable;
  #server: ServerState | undefined;

  constructor(client: LanguageClient) {
    this.#client = client;
    this.#item = vscode.languages.createLanguageStatusItem('modelWarden.status', { language: 'python' });
    this.#item.name = 'Model Warden';
    this.#item.command = { command: 'modelWarden.showLog', title: vscode.l10n.t('Show Log') };
    const method: StatusMessage['method'] = 'modelWarden/status';
    this.#following = vscode.Disposable.from(
      this.#item,
      client.onDidChangeState(() => this.#render()),
      client.onNotification(method, (state: ServerState) => {
        this.#server = state;
        this.#render();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#render()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (
          change.affectsConfiguration('modelWarden.network') ||
          change.affectsConfiguration('modelWarden.hub')
        ) {
          this.#render();
        }
      }),
    );
    this.#render();
  }

  dispose(): void {
    this.#following.dispose();
  }

  #render(): void {
    const { state } = this.#client;
    const problem = state === State.Running ? this.#server?.lastError : undefined;
    this.#item.busy = state === State.Starting;
    this.#item.severity =
      state === State.Stopped || problem !== undefined
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
    this.#item.text = serverText(state);
    this.#item.detail = [networkText(this.#server), trustText(), hubCacheText(), problem]
      .filter(Boolean)
      .join(' · ');
  }
}

function serverText(state: State): string {
  if (state === State.Running) return 'Model Warden';
  return state === State.Starting
    ? vscode.l10n.t('Model Warden is starting')
    : vscode.l10n.t('Model Warden is stopped');
}

function networkText(server: ServerState | undefined): string {
  if (networkMode() === 'off') return vscode.l10n.t('Offline: network is switched off');
  switch (server?.network) {
    case 'answered':
      return vscode.l10n.t('Online');
    case 'answered-from-cache':
      return vscode.l10n.t('Offline: answered from the Hub cache');
    case 'offline':
      return vscode.l10n.t('Offline: the Hub cache does not know');
    case 'failed':
      return vscode.l10n.t('Offline: the Hub did not answer');
    default:
      return vscode.l10n.t('The Hub was not asked');
  }
}

function trustText(): string {
  return vscode.workspace.isTrusted
    ? vscode.l10n.t('Trusted workspace')
    : vscode.l10n.t('Restricted Mode: the manifest may only tighten');
}
