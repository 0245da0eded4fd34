import * as vscode from 'vscode';
import { LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/protocol/initializationOptions.ts';
import { cellSelector, sourceSchemes, syncedCells } from './pythonSources.ts';

/** Files beside sources, by name: which language they have depends on the extensions that are there. */
const otherFiles = ['**/.env', '**/.env.*', '**/model-manifest.yaml'];

/** The client of the bundled server, not started yet. */
export function createLanguageClient(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const initializationOptions = (): InitializationOptions => ({
    resolver: 'client',
    trusted: vscode.workspace.isTrusted,
    status: true,
    commandLinks: true,
    manifestCommands: true,
  });
  // The id is also the section of `modelWarden.trace.server`.
  return new LanguageClient(
    'modelWarden',
    'Model Warden',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    },
    {
      documentSelector: [
        ...sourceSchemes.flatMap((scheme) => [
          { language: 'python', scheme },
          ...otherFiles.map((pattern) => ({ pattern, scheme })),
        ]),
        ...cellSelector,
      ],
      notebookDocumentOptions: { filterCells: syncedCells },
      initializationOptions,
      // A link in a hover may run this command and nothing else; whatever comes from a source or the Hub is escaped.
      markdown: { isTrusted: { enabledCommands: ['modelWarden.lookUp'] }, supportHtml: false },
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticPullOptions: { onChange: true, onFocus: true },
    },
  );
}
