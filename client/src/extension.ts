import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { registerCommands } from './commands/registerCommands.ts';
import { answerHubQuestions } from './hub/answerHubQuestions.ts';
import { currentToken } from './hub/currentToken.ts';
import { HostResolver } from './hub/hostResolver.ts';
import { networkConsent } from './hub/networkQuestion.ts';
import { TokenStore } from './hub/tokenStore.ts';
import { createLanguageClient } from './languageClient.ts';
import { RemoteCodeHighlight } from './remoteCode/remoteCodeHighlight.ts';
import { LanguageStatus } from './status/languageStatus.ts';
import { followTrust } from './trust.ts';

/** What other extensions and our own tests may ask of this one. */
export interface ModelWardenApi {
  /** Milliseconds that `activate` held up the extension host; the server starts by itself. */
  readonly activationTime: number;
  /** When the language server answers. Rejects where it could not be started. */
  readonly ready: Promise<void>;
}

let running: LanguageClient | undefined;

/** Wires the parts together; never waits for the server (DESIGN section 9: at most 50 ms). */
export function activate(context: vscode.ExtensionContext): ModelWardenApi {
  const begun = performance.now();
  const log = vscode.window.createOutputChannel('Model Warden', { log: true });
  const tokens = new TokenStore(context.secrets, log);
  const token = currentToken(tokens);
  const client = createLanguageClient(context, log);
  const resolver = new HostResolver(token, networkConsent(context.globalState, token));
  running = client;
  context.subscriptions.push(
    log,
    answerHubQuestions(client, resolver),
    followTrust(client),
    new LanguageStatus(client),
    new RemoteCodeHighlight(client),
    ...registerCommands({ extension: context.extensionUri, client, log, tokens, resolver }),
  );
  const ready = client.start();
  ready.catch((fault: unknown) => log.error(`The language server could not be started: ${String(fault)}`));
  const activationTime = performance.now() - begun;
  log.info(`activated in ${activationTime.toFixed(1)} ms`);
  return { activationTime, ready };
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
