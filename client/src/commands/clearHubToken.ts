import * as vscode from 'vscode';
import type { HostResolver } from '../hub/hostResolver.ts';
import { currentEndpoint } from '../hub/hubSettings.ts';
import type { TokenStore } from '../hub/tokenStore.ts';

/** Forgets the token of the Hub of the settings. */
export async function clearHubToken(tokens: TokenStore, resolver: HostResolver): Promise<void> {
  const { origin } = currentEndpoint();
  await tokens.clear(origin);
  resolver.forget();
  void vscode.window.showInformationMessage(vscode.l10n.t('There is no token for {0} any more.', origin));
}
