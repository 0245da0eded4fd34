import * as vscode from 'vscode';
import type { TokenSource } from '../../../core/src/hub/token.ts';
import { NetworkConsent } from '../../../core/src/reference/networkConsent.ts';
import { currentEndpoint } from './hubSettings.ts';

const memoryKey = 'modelWarden.allowedHosts';
/** Ids that a dialog has room for. */
const shownIds = 8;

/** The question of `modelWarden.network = ask`, remembered for each host on this machine. */
export function networkConsent(memory: vscode.Memento, token: TokenSource): NetworkConsent {
  const allowed = () => memory.get<readonly string[]>(memoryKey, []);
  return new NetworkConsent({
    ask: (host, ids) => askUser(host, ids, token),
    isRemembered: (host) => allowed().includes(host),
    remember: (host) => void memory.update(memoryKey, [...allowed(), host]),
  });
}

async function askUser(host: string, ids: readonly string[], token: TokenSource): Promise<boolean> {
  const allow = vscode.l10n.t('Allow');
  const withToken = (await token())?.origin === currentEndpoint().origin;
  const detail = [
    idList(ids),
    withToken
      ? vscode.l10n.t('{0} is sent these names and your token for it, nothing else.', host)
      : vscode.l10n.t('{0} is sent these names, nothing else.', host),
    vscode.l10n.t(
      'From now on quick fixes and commands may ask {0} without a question. Linting never does. The setting modelWarden.network switches it off.',
      host,
    ),
  ].join('\n\n');
  const question = vscode.l10n.t(
    'May Model Warden ask {0} about repositories, their commits and their files?',
    host,
  );
  return (await vscode.window.showInformationMessage(question, { modal: true, detail }, allow)) === allow;
}

function idList(ids: readonly string[]): string {
  const shown = ids.slice(0, shownIds).join('\n');
  const more = ids.length - shownIds;
  return more > 0 ? `${shown}\n${vscode.l10n.t('and {0} more', more)}` : shown;
}
