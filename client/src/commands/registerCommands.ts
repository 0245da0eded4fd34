import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { HostResolver } from '../hub/hostResolver.ts';
import type { TokenStore } from '../hub/tokenStore.ts';
import { addException } from './addException.ts';
import { checkWorkspace } from './checkWorkspace.ts';
import { clearHubToken } from './clearHubToken.ts';
import { fixAll } from './fixAll.ts';
import { lookUp } from './lookUp.ts';
import { openExample } from './openExample.ts';
import { openRulePage } from './openRulePage.ts';
import { pinAll } from './pinAll.ts';
import { restartServer } from './restartServer.ts';
import { setHubToken } from './setHubToken.ts';
import { showManifest } from './showManifest.ts';

export interface CommandTools {
  /** Where the extension is installed. */
  readonly extension: vscode.Uri;
  readonly client: LanguageClient;
  readonly log: vscode.LogOutputChannel;
  readonly tokens: TokenStore;
  readonly resolver: HostResolver;
}

/** The commands of package.json, and those that actions of the server name. A command that fails says so to who ran it, and to the log. */
export function registerCommands(tools: CommandTools): vscode.Disposable[] {
  const restart = restartServer(tools.client);
  const commands: Record<string, (given?: unknown) => unknown> = {
    'modelWarden.restartServer': restart,
    'modelWarden.showLog': () => tools.log.show(),
    'modelWarden.setHubToken': () => setHubToken(tools.tokens, tools.resolver),
    'modelWarden.clearHubToken': () => clearHubToken(tools.tokens, tools.resolver),
    'modelWarden.openRulePage': openRulePage,
    'modelWarden.lookUp': lookUp(tools.client),
    'modelWarden.openExample': openExample(tools.extension),
    'modelWarden.fixAll': fixAll(tools.client),
    'modelWarden.pinAllInFile': pinAll(tools.client, 'file'),
    'modelWarden.pinAllInWorkspace': pinAll(tools.client, 'workspace'),
    'modelWarden.checkWorkspace': checkWorkspace(tools.client),
    'modelWarden.addException': addException(tools.client),
    'modelWarden.showManifest': showManifest,
  };
  return Object.entries(commands).map(([id, run]) =>
    vscode.commands.registerCommand(id, async (given?: unknown) => {
      try {
        await run(given);
      } catch (fault) {
        const message = fault instanceof Error ? fault.message : String(fault);
        tools.log.error(`${id}: ${message}`);
        void vscode.window.showErrorMessage(`Model Warden: ${message}`);
      }
    }),
  );
}
