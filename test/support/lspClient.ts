import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionTriggerKind,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type NotebookDocumentChangeEvent,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type Registration,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { root } from '../../scripts/projectPaths.mjs';
import type { InitializationOptions } from '../../server/src/protocol/initializationOptions.ts';
import type { StatusMessage } from '../../server/src/protocol/status.ts';
import { ClientDocument } from './clientDocument.ts';
import { type CellSource, ClientNotebook } from './clientNotebook.ts';

export interface LspClientOptions {
  /** URIs. */
  readonly folders?: readonly string[];
  /** Instead of those of a modern client. */
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: InitializationOptions;
  /** Which bundle serves: `dist/server.js`, or `model-warden lsp`. */
  readonly bundle?: 'server' | 'command line';
  readonly env?: Readonly<Record<string, string>>;
  /** Answers `workspace/configuration` for the section `modelWarden`. */
  readonly settings?: (scopeUri: string | undefined) => unknown;
  /** Answers it for other sections, by name. */
  readonly sections?: Readonly<Record<string, unknown>>;
  /** Answers requests of the server by method. */
  readonly answers?: Readonly<Record<string, (params: never) => unknown>>;
}

/** What an editor like VS Code declares. */
export const modernClient: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, snippetEditSupport: true },
  },
  textDocument: {
    diagnostic: { relatedDocumentSupport: true },
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] }, isPreferredSupport: true },
  },
  window: { showDocument: { support: true } },
};

/** The one of `npm run build`, unless another is to be tested: that of an installed VSIX. */
const serverBundle = process.env.MODEL_WARDEN_SERVER ?? join(root, 'dist', 'server.js');

const everything: Range = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };

/** An editor without a window: speaks to the bundled server over stdio and records what it says. */
export class LspClient {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly messages: string[] = [];
  readonly log: string[] = [];
  readonly statuses: StatusMessage['params'][] = [];
  readonly registrations: Registration[] = [];
  readonly shownDocuments: string[] = [];
  refreshes = 0;
  initialized: InitializeResult = { capabilities: {} };
  readonly #documents = new Map<string, ClientDocument>();
  readonly #notebooks: ClientNotebook[] = [];

  private constructor(options: LspClientOptions) {
    const command =
      options.bundle === 'command line' ? [join(dirname(serverBundle), 'cli.js'), 'lsp'] : [serverBundle];
    this.process = spawn(process.execPath, [...command, '--stdio'], {
      env: { PATH: process.env.PATH ?? '', ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const { stdin, stdout, stderr } = this.process;
    if (stdin === null || stdout === null) throw new Error('the server has no streams');
    stderr?.on('data', (chunk: Buffer) => this.log.push(chunk.toString()));
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.#record(options);
    this.connection.listen();
  }

  static async start(options: LspClientOptions = {}): Promise<LspClient> {
    const client = new LspClient(options);
    client.initialized = await client.#whileAlive(
      client.connection.sendRequest<InitializeResult>('initialize', {
        processId: process.pid,
        rootUri: options.folders?.[0] ?? null,
        capabilities: options.capabilities ?? modernClient,
        workspaceFolders: (options.folders ?? []).map((uri) => ({ uri, name: uri })),
        initializationOptions: options.initializationOptions,
      }),
    );
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  async open(uri: string, text: string, languageId = 'python'): Promise<ClientDocument> {
    const document = new ClientDocument(uri, text);
    this.#documents.set(uri, document);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: document.version, text },
    });
    return document;
  }

  async openNotebook(uri: string, cells: readonly CellSource[]): Promise<ClientNotebook> {
    const notebook = new ClientNotebook(uri, cells);
    this.#notebooks.push(notebook);
    const { version } = notebook;
    await this.connection.sendNotification('notebookDocument/didOpen', {
      notebookDocument: { uri, notebookType: 'jupyter-notebook', version, cells: notebook.cells },
      cellTextDocuments: notebook.items,
    });
    return notebook;
  }

  async tellChange({ uri, version }: ClientNotebook, change: NotebookDocumentChangeEvent): Promise<void> {
    const notebookDocument = { uri, version };
    await this.connection.sendNotification('notebookDocument/didChange', { notebookDocument, change });
  }

  async closeNotebook({ uri, documents }: ClientNotebook): Promise<void> {
    await this.connection.sendNotification('notebookDocument/didClose', {
      notebookDocument: { uri },
      cellTextDocuments: documents.map((cell) => ({ uri: cell.uri })),
    });
  }

  async change(document: ClientDocument, changes: readonly TextDocumentContentChangeEvent[]): Promise<void> {
    document.change(changes);
    const { uri, version } = document;
    const notebook = this.#notebooks.find(({ documents }) => documents.includes(document));
    if (notebook !== undefined) {
      const content = { document: { uri, version }, changes: [...changes] };
      return this.tellChange(notebook, { cells: { textContent: [content] } });
    }
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: changes,
    });
  }

  /** Replaces the first occurrence of `old`, as typing over a selection does. */
  async replace(document: ClientDocument, old: string, text: string): Promise<void> {
    await this.change(document, [{ range: document.rangeOf(old), text }]);
  }

  async close({ uri }: ClientDocument): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  report({ uri }: ClientDocument, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
      identifier: 'model-warden',
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  async pull(document: ClientDocument): Promise<Diagnostic[]> {
    const report = await this.report(document);
    if (report.kind !== 'full') throw new Error('an unchanged report without a previous one');
    return report.items;
  }

  /** The slugs that a pull finds, in the order of the text. */
  async rules(document: ClientDocument): Promise<unknown[]> {
    return (await this.pull(document)).map(({ code }) => code);
  }

  async codeActions(
    { uri }: ClientDocument,
    context: { diagnostics?: Diagnostic[]; only?: string[]; range?: Range } = {},
  ): Promise<CodeAction[]> {
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range: context.range ?? context.diagnostics?.[0]?.range ?? everything,
      context: {
        diagnostics: context.diagnostics ?? [],
        triggerKind: CodeActionTriggerKind.Invoked,
        ...(context.only === undefined ? {} : { only: context.only }),
      },
    });
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest('codeAction/resolve', action);
  }

  /** The slugs that the server published last for a file, `undefined` where it never did. */
  publishedRules(uri: string): unknown[] | undefined {
    return this.published.findLast((one) => one.uri === uri)?.diagnostics.map(({ code }) => code);
  }

  /** Tells of files that changed on disk; `type` as in the protocol. */
  async tellFiles(type: 1 | 2 | 3, ...uris: readonly string[]): Promise<void> {
    const changes = uris.map((uri) => ({ uri, type }));
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  /** Applies an edit to the documents that it names and tells the server, as an editor does. */
  async apply(edit: WorkspaceEdit | undefined): Promise<void> {
    for (const change of edit?.documentChanges ?? []) {
      if (!('textDocument' in change)) throw new Error('not an edit of text');
      const { uri } = change.textDocument;
      const cells = this.#notebooks.flatMap(({ documents }) => documents);
      const document = this.#documents.get(uri) ?? cells.find((cell) => cell.uri === uri);
      if (document === undefined) throw new Error(`${uri} is not open`);
      if (change.textDocument.version !== document.version) throw new Error('an edit of another version');
      await this.change(document, document.changesOf(change.edits));
    }
  }

  /** Waits until `test` holds. */
  async until(test: () => boolean, what: string): Promise<void> {
    const deadline = Date.now() + 5_000;
    while (!test()) {
      if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Shuts the server down as an editor does; answers its exit code. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    if (this.process.exitCode !== null) return this.process.exitCode;
    await this.#whileAlive(this.connection.sendRequest('shutdown'));
    await this.connection.sendNotification('exit');
    const code = await ended;
    this.connection.dispose();
    return code;
  }

  /** Rejects as soon as the server ends: nothing would answer any more. */
  #whileAlive<Value>(answer: Promise<Value>): Promise<Value> {
    const ended = new Promise<never>((_resolve, reject) => {
      this.process.once('exit', (code) =>
        reject(new Error(`the server ended (${code}): ${this.log.join('')}`)),
      );
    });
    return Promise.race([answer, ended]);
  }

  #record(options: LspClientOptions): void {
    const { connection } = this;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.messages.push(message);
    });
    connection.onNotification('modelWarden/status', (params: StatusMessage['params']) => {
      this.statuses.push(params);
    });
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes += 1;
      return null;
    });
    connection.onRequest('client/registerCapability', ({ registrations }) => {
      this.registrations.push(...registrations);
      return null;
    });
    connection.onRequest('window/showDocument', ({ uri }) => {
      this.shownDocuments.push(uri);
      return { success: true };
    });
    connection.onRequest(
      'workspace/configuration',
      ({ items }: { items: { scopeUri?: string; section: string }[] }) =>
        items.map(({ scopeUri, section }) =>
          section === 'modelWarden'
            ? (options.settings?.(scopeUri) ?? null)
            : (options.sections?.[section] ?? null),
        ),
    );
    for (const [method, answer] of Object.entries(options.answers ?? {})) {
      connection.onRequest(method, (params: never) => answer(params));
    }
  }
}
