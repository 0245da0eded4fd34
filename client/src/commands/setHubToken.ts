import * as vscode from 'vscode';
import type { HostResolver } from '../hub/hostResolver.ts';
import { currentEndpoint } from '../hub/hubSettings.ts';
import type { TokenStore } from '../hub/tokenStore.ts';

/** Asks for a token and keeps it for the Hub of the settings, and for no other. */
export async function setHubToken(tokens: TokenStore, resolver: HostResolver): Promise<void> {
  const { origin } = currentEndpoint();
  const value = await vscode.window.showInputBox({
    title: vscode.l10n.t('Hub Token'),
    prompt: vscode.l10n.t(
      'A token with read access for {0}. It is kept in the secret storage and sent to no other host.',
      origin,
    ),
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^[\x21-\x7e]+$/.test(text.trim())
        ? undefined
        : vscode.l10n.t('A token has no spaces and no line breaks.'),
  });
  if (value === undefined) return;
  await tokens.set({ value: value.trim(), origin });
  resolver.forget();
  void vscode.window.showInformationMessage(vscode.l10n.t('The token for {0} is set.', origin));
}
