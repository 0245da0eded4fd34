import {
  type CancellationToken,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  TextDocumentSyncKind,
  WorkDoneProgress,
} from 'vscode-languageserver/node';
import type { Environment } from '../../core/src/reference/cachePath.ts';
import { loadLanguages } from '../../core/src/source/languages.ts';
import { version } from '../../package.json';
import type { ClientSupport } from './clientSupport.ts';
import { signalOf } from './convert/cancellation.ts';
import type { OpenSource } from './documents/openSource.ts';
import { fixAllKind, notebookFixAllKind } from './features/fixAll.ts';
import { pinCommand } from './features/loads/loadLenses.ts';
import { openRulePage, openRulePageCommand } from './features/rulePage.ts';
import { editorCapabilities, serveEditorFeatures } from './features/serveEditorFeatures.ts';
import { type CheckWorkspaceMessage, nothingChecked } from './protocol/checkWorkspace.ts';
import type { LookUpMessage } from './protocol/lookUp.ts';
import type { AddExceptionMessage } from './protocol/manifestCommands.ts';
import { nothingPinned, type PinAllMessage } from './protocol/pinAll.ts';
import type { TrustMessage } from './protocol/trust.ts';
import { Session } from './session.ts';
import { Guard } from './status/guard.ts';
import { ServerStatus } from './status/serverStatus.ts';
import { watchedFiles } from './workspace/watchedFiles.ts';

/** The notebooks whose Python is linted: files, and VS Code's window that runs parts of a Python file. */
const notebookTypes: readonly string[] = ['jupyter-notebook', 'interactive'];

export interface ServeOptions {
  readonly wasmDirectory: string;
  readonly env: Environment;
  /** Ends the process: its parser has failed for good, and who started it starts another. */
  onBroken(): void;
}

/** Answers a client on a connection: one handler per message of the protocol, each guarded (DESIGN 6.10). */
export function serve(connection: Connection, options: ServeOptions): void {
  const status = new ServerStatus(connection, options.onBroken);
  const guard = new Guard(status);
  let session: Session | undefined;

  const notification = <Params>(
    name: string,
    handler: (session: Session, params: Params) => void | Promise<void>,
  ) =>
    guard.notification<Params>(name, (params) =>
      session === undefined ? undefined : handler(session, params),
    );
  const request = <Params, Result>(
    name: string,
    empty: (params: Params) => Result,
    handler: (session: Session, params: Params, token: CancellationToken) => Promise<Result>,
  ) =>
    guard.request<Params, Result>(name, empty, (params, token) =>
      session === undefined ? empty(params) : handler(session, params, token),
    );

  connection.onInitialize(async (params) => {
    await loadLanguages({ wasmDirectory: options.wasmDirectory });
    session = new Session(connection, status, params, options);
    return initializeResult(session.support);
  });
  connection.onInitialized(
    notification('initialized', async (session) => {
      session.showStatus();
      if (session.support.workspaceFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(
          notification('didChangeWorkspaceFolders', (current, { added, removed }) =>
            current.changeFolders(
              added.map(({ uri }) => uri),
              removed.map(({ uri }) => uri),
            ),
          ),
        );
      }
      await register(connection, session.support);
      await session.start();
    }),
  );
  connection.onShutdown(guard.notification('shutdown', () => session?.dispose()));

  const opened = (session: Session, source: OpenSource | undefined) => {
    if (source?.isTooLarge) connection.console.info(`${source.path} is over 10 MiB and not linted.`);
    session.changed();
    if (source !== undefined)
      session.opened(source.uri).catch((fault: unknown) => status.fault(source.path, fault));
  };
  connection.onDidOpenTextDocument(
    notification('didOpen', (session, params) => {
      opened(session, session.documents.open(params));
    }),
  );
  connection.onDidChangeTextDocument(
    notification('didChange', (session, params) => {
      session.documents.change(params);
      session.changed();
    }),
  );
  connection.onDidCloseTextDocument(notification('didClose', (session, params) => session.close(params)));
  const { synchronization } = connection.notebooks;
  synchronization.onDidOpenNotebookDocument(
    notification('notebook didOpen', (session, params) => {
      opened(session, session.openNotebook(params));
    }),
  );
  synchronization.onDidChangeNotebookDocument(
    notification('notebook didChange', (session, params) => session.changeNotebook(params)),
  );
  synchronization.onDidSaveNotebookDocument(
    notification('notebook didSave', (session, params) => session.saveNotebook(params)),
  );
  synchronization.onDidCloseNotebookDocument(
    notification('notebook didClose', (session, params) => session.closeNotebook(params)),
  );
  connection.onDidChangeConfiguration(
    notification('didChangeConfiguration', (session, { settings }) => session.configure(settings)),
  );
  connection.onDidChangeWatchedFiles(
    notification('didChangeWatchedFiles', (session, { changes }) =>
      session.filesChanged(changes.map(({ uri }) => uri)),
    ),
  );
  const trust: TrustMessage['method'] = 'modelWarden/trust';
  connection.onNotification(
    trust,
    notification<TrustMessage['params']>(trust, (session, params) => session.trust(params.trusted === true)),
  );

  connection.languages.diagnostics.on(
    request(
      'diagnostic',
      () => ({ kind: 'full', items: [] }),
      (session, { textDocument, previousResultId }) => session.report(textDocument.uri, previousResultId),
    ),
  );
  connection.onCodeAction(
    request(
      'codeAction',
      () => [],
      (session, params) => session.codeActions(params),
    ),
  );
  connection.onCodeActionResolve(
    request(
      'codeAction/resolve',
      (action) => action,
      (session, action, token) => session.resolver.resolve(action, signalOf(token)),
    ),
  );
  serveEditorFeatures(connection, (name, empty, handler) =>
    request(name, empty, (session, params) => handler(session.features, params)),
  );
  const lookUp: LookUpMessage['method'] = 'modelWarden/lookUp';
  connection.onRequest<LookUpMessage['result'], never>(
    lookUp,
    request<LookUpMessage['params'], LookUpMessage['result']>(
      lookUp,
      () => ({ known: [], problems: [] }),
      (session, params, token) => session.lookUp(params, signalOf(token)),
    ),
  );
  const checkWorkspace: CheckWorkspaceMessage['method'] = 'modelWarden/checkWorkspace';
  connection.onRequest<CheckWorkspaceMessage['result'], never>(
    checkWorkspace,
    request<CheckWorkspaceMessage['params'], CheckWorkspaceMessage['result']>(
      checkWorkspace,
      () => nothingChecked,
      (session, params, token) =>
        session.checkWorkspace(signalOf(token), (files) => tell(connection, params, `${files} files`)),
    ),
  );
  const pinAll: PinAllMessage['method'] = 'modelWarden/pinAll';
  connection.onRequest<PinAllMessage['result'], never>(
    pinAll,
    request<PinAllMessage['params'], PinAllMessage['result']>(
      pinAll,
      () => nothingPinned,
      (session, params, token) =>
        session.pinAll(typeof params.uri === 'string' ? params.uri : undefined, signalOf(token), (done) =>
          tell(connection, params, done),
        ),
    ),
  );
  const addException: AddExceptionMessage['method'] = 'modelWarden/addException';
  connection.onRequest<AddExceptionMessage['result'], never>(
    addException,
    request<AddExceptionMessage['params'], AddExceptionMessage['result']>(
      addException,
      () => ({ refused: 'The manifest could not be changed.' }),
      (session, params) => session.addException(params),
    ),
  );
  connection.onExecuteCommand(
    request(
      'executeCommand',
      () => null,
      async (session, { command, arguments: given }, token) => {
        if (command === pinCommand) await session.pin(given?.[0], signalOf(token));
        if (command === openRulePageCommand) await openRulePage(connection, given?.[0]);
        return null;
      },
    ),
  );
}

/** Progress of a request, where the client gave a token for it. */
function tell(
  connection: Connection,
  { workDoneToken }: { readonly workDoneToken?: string | number },
  message: string,
): void {
  if (workDoneToken === undefined) return;
  void connection
    .sendProgress(WorkDoneProgress.type, workDoneToken, { kind: 'report', message })
    .catch(() => {});
}

function initializeResult(support: ClientSupport): InitializeResult {
  return {
    serverInfo: { name: 'Model Warden', version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      // All cells: those in other languages count too, and VS Code asks the first one for what concerns a notebook.
      notebookDocumentSync: {
        notebookSelector: notebookTypes.map((notebook) => ({ notebook })),
        save: true,
      },
      diagnosticProvider: {
        identifier: 'model-warden',
        interFileDependencies: true,
        workspaceDiagnostics: false,
      },
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, notebookFixAllKind],
        resolveProvider: support.resolvesEdits,
      },
      executeCommandProvider: { commands: [openRulePageCommand, pinCommand] },
      ...editorCapabilities(support),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

/** What can only be asked for once the client is ready. */
async function register(connection: Connection, support: ClientSupport): Promise<void> {
  if (support.configurationRegistration) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'modelWarden' });
  }
  if (support.watchRegistration) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: watchedFiles.map((globPattern) => ({ globPattern })),
    });
  }
}
