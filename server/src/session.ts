import {
  type CodeAction,
  type CodeActionParams,
  CodeLensRefreshRequest,
  type Connection,
  type DidChangeNotebookDocumentParams,
  DidChangeWatchedFilesNotification,
  type DidCloseNotebookDocumentParams,
  type DidCloseTextDocumentParams,
  type DidOpenNotebookDocumentParams,
  type DidSaveNotebookDocumentParams,
  type DocumentDiagnosticReport,
  type InitializeParams,
} from 'vscode-languageserver/node';
import { sourceKindOf } from '../../core/src/lint/sourceKind.ts';
import type { Environment } from '../../core/src/reference/cachePath.ts';
import { type AskedRepository, askedRepositories } from '../../core/src/reference/learnRepository.ts';
import type { Reference } from '../../core/src/reference/reference.ts';
import { repositoryKey } from '../../core/src/reference/repository.ts';
import { type ClientSupport, clientSupport, initialFolders, initializationOptions } from './clientSupport.ts';
import { documentPath } from './convert/documentPath.ts';
import { OpenDocuments } from './documents/openDocuments.ts';
import type { OpenNotebook } from './documents/openNotebook.ts';
import { CellNews } from './features/cellNews.ts';
import { CodeActionResolver } from './features/codeActionResolve.ts';
import { codeActions } from './features/codeActions.ts';
import { documentReport } from './features/diagnostics.ts';
import { EditorFeatures } from './features/editorFeatures.ts';
import { exceptFile } from './features/manifest/exceptFile.ts';
import { PinsOfAll } from './features/pinsOfAll.ts';
import { PushDiagnostics } from './features/pushDiagnostics.ts';
import type { CheckWorkspaceResult } from './protocol/checkWorkspace.ts';
import type { InitializationOptions } from './protocol/initializationOptions.ts';
import type { LookUpMessage } from './protocol/lookUp.ts';
import type { AddExceptionMessage } from './protocol/manifestCommands.ts';
import { ClientResolver } from './resolver/clientResolver.ts';
import { inProcessResolver } from './resolver/inProcessResolver.ts';
import { rememberingResolver } from './resolver/rememberingResolver.ts';
import { SettingsCache } from './settings/settingsCache.ts';
import type { ServerStatus } from './status/serverStatus.ts';
import { watchedResolver } from './status/watchedResolver.ts';
import { Analyser } from './workspace/analyser.ts';
import { nameIn, workspaceFiles } from './workspace/check/workspaceFiles.ts';
import { HubLookUp } from './workspace/hubLookUp.ts';
import { HubMemory } from './workspace/hubMemory.ts';
import { LintContexts } from './workspace/lintContexts.ts';
import { OnlineChecks } from './workspace/onlineChecks.ts';
import { SavedOutputs } from './workspace/savedOutputs.ts';
import { isModuleAlone, watchedModules, watchedSources } from './workspace/watchedFiles.ts';
import { WorkspaceFolders } from './workspace/workspaceFolders.ts';

/** Milliseconds in which answers of the Hub gather. */
const newsTime = 100;

/** Milliseconds without a keystroke that count as a pause. */
const pauseTime = 400;

/** The requests that have the client ask again for what it shows. */
const refreshes = {
  codeLens: 'workspace/codeLens/refresh',
  diagnostics: 'workspace/diagnostic/refresh',
  inlayHint: 'workspace/inlayHint/refresh',
} as const;

export interface SessionOptions {
  readonly env: Environment;
  /** The folder of the `.wasm` files and of the worker's script. */
  readonly wasmDirectory: string;
}

/** Everything that lives from `initialize` to `shutdown`, wired together. */
export class Session {
  readonly support: ClientSupport;
  readonly documents = new OpenDocuments();
  readonly resolver: CodeActionResolver;
  readonly features: EditorFeatures;
  readonly #connection: Connection;
  readonly #status: ServerStatus;
  readonly #options: InitializationOptions;
  readonly #folders: WorkspaceFolders;
  readonly #contexts: LintContexts;
  readonly #analyser: Analyser;
  readonly #push: PushDiagnostics | undefined;
  readonly #cellNews: CellNews;
  readonly #lookUp: HubLookUp;
  readonly #onlineChecks: OnlineChecks;
  /** What the client last said of its own accord. */
  #section: unknown;
  #news: NodeJS.Timeout | undefined;
  #pause: NodeJS.Timeout | undefined;
  /** Paths of documents that were closed since the last pause: what is on disk counts again. */
  #closed: string[] = [];
  readonly #savedOutputs = new SavedOutputs();
  readonly #settings: SettingsCache;
  readonly #files: ReturnType<typeof workspaceFiles>;
  #trusted: boolean;
  readonly #pinsOfAll: PinsOfAll;
  readonly #watched = new Set<readonly string[]>();

  constructor(
    connection: Connection,
    status: ServerStatus,
    params: InitializeParams,
    { env, wasmDirectory }: SessionOptions,
  ) {
    this.#connection = connection;
    this.#status = status;
    this.support = clientSupport(params.capabilities);
    this.#options = initializationOptions(params);
    this.#section = this.#options.settings;
    this.#folders = new WorkspaceFolders(initialFolders(params));
    const memory = new HubMemory();
    const settings = new SettingsCache(
      (scopeUri) => this.#pullSettings(scopeUri),
      (fault) => status.fault('workspace/configuration', fault),
    );
    const sources = {
      openText: (path: string) => this.documents.textAt(path),
      onAsked: () => this.#watchModules(),
      environmentEndpoint: env.HF_ENDPOINT,
    };
    this.#contexts = new LintContexts(
      this.#folders,
      settings,
      memory,
      sources,
      this.#options.trusted !== false,
    );
    this.#analyser = new Analyser(this.documents, this.#contexts, this.#folders, status, {
      references: () => this.#files.checked.references,
      nameOf: (path) => nameIn(this.#folders, path),
    });
    this.#settings = settings;
    this.#files = workspaceFiles({
      connection,
      status,
      folders: this.#folders,
      settings,
      contexts: this.#contexts,
      documents: this.documents,
      canAsk: this.support.configuration,
      wasmDirectory,
      isTrusted: () => this.#trusted,
      openReferences: () => this.#references(),
      onChecked: () => void this.#showAgain(),
    });
    this.#trusted = this.#options.trusted !== false;
    this.#cellNews = new CellNews(this.#analyser);
    this.#push = this.support.pullsDiagnostics
      ? undefined
      : new PushDiagnostics(connection, this.documents, this.#analyser, status);
    const hub =
      this.#options.resolver === 'client'
        ? new ClientResolver(connection)
        : inProcessResolver(connection, env, async () => (await settings.of(undefined)).network);
    const resolver = rememberingResolver(watchedResolver(hub, status), memory, () => this.#learned());
    this.#pinsOfAll = new PinsOfAll({
      documents: this.documents,
      analyser: this.#analyser,
      contexts: this.#contexts,
      check: this.#files.check,
      resolver,
    });
    this.#lookUp = new HubLookUp(resolver, memory, () => this.#learned());
    this.#onlineChecks = new OnlineChecks({
      lookUp: this.#lookUp,
      asked: async () => askedRepositories(await this.#references()),
      isOn: async () => (await settings.of(undefined)).network === 'on',
      onFault: (fault) => status.fault('online checks', fault),
    });
    this.resolver = new CodeActionResolver({
      connection,
      analyser: this.#analyser,
      resolver,
    });
    this.features = new EditorFeatures({
      documents: this.documents,
      analyser: this.#analyser,
      support: this.support,
      commandLinks: this.#options.commandLinks === true,
    });
  }

  /** Asks the Hub because the user said so: about one repository, or about all that a document names. */
  async lookUp(params: LookUpMessage['params'], signal: AbortSignal): Promise<LookUpMessage['result']> {
    const lookedUp = await this.#lookUp.ask(await this.#askedBy(params), signal, true);
    // Whoever hears that it is known may ask for findings at once; the client is told a moment later.
    this.#contexts.forget();
    return lookedUp;
  }

  async #askedBy(params: LookUpMessage['params']): Promise<readonly AskedRepository[]> {
    if ('uri' in params) {
      const analysis = await this.#analyser.analyse(params.uri);
      return askedRepositories(analysis?.loads.map(({ reference }) => reference) ?? []);
    }
    const { repository, revision } = params;
    const named = askedRepositories(await this.#references()).find(
      (one) => repositoryKey(one.repository) === repositoryKey(repository),
    );
    // What the open documents name of it besides is asked along, or facts about that would be lost.
    const revisions = new Set([...(named?.revisions ?? []), ...(revision === undefined ? [] : [revision])]);
    return [{ repository, revisions: [...revisions] }];
  }

  /** Of all open documents. */
  async #references(): Promise<readonly Reference[]> {
    const analyses = await Promise.all(
      // What is known of one cell is known of its whole notebook.
      this.documents.sources().map(({ texts: [first] }) => first && this.#analyser.analyse(first.uri)),
    );
    return analyses.flatMap((analysis) => analysis?.loads.map(({ reference }) => reference) ?? []);
  }

  /** Tells the client how things stand, where it asked to know. */
  showStatus(): void {
    this.#status.trust(this.#options.trusted !== false);
    if (this.#options.status === true) this.#status.show();
  }

  async report(uri: string, previousResultId: string | undefined): Promise<DocumentDiagnosticReport> {
    const report = await documentReport(this.#analyser, uri, previousResultId);
    if (this.documents.text(uri)?.isCell === true) this.#cellNews.told(uri, report.resultId);
    return report;
  }

  async codeActions(params: CodeActionParams): Promise<CodeAction[]> {
    const analysis = await this.#analyser.analyse(params.textDocument.uri);
    if (analysis === undefined) return [];
    return codeActions(analysis, params, this.support, this.#options.manifestCommands === true);
  }

  /** The edit of the manifest that excepts a document from a rule. */
  async addException(params: AddExceptionMessage['params']): Promise<AddExceptionMessage['result']> {
    return exceptFile(await this.#analyser.analyse(params.uri), params, this.support);
  }

  /** Looks at the workspace where the settings ask for it from the start. */
  async start(): Promise<void> {
    const { workspaceDiagnostics } = await this.#settings.of(undefined);
    if (workspaceDiagnostics) await this.checkWorkspace(new AbortController().signal, () => undefined);
  }

  async checkWorkspace(
    signal: AbortSignal,
    onProgress: (files: number) => void,
  ): Promise<CheckWorkspaceResult> {
    this.#watchSources();
    return this.#files.checked.check(signal, onProgress);
  }

  /** A document was opened. */
  async opened(uri: string): Promise<void> {
    await this.#files.checked.opened(uri);
  }

  /** Pins what a document loads, or what the workspace loads, open or not. */
  pinAll(uri: string | undefined, signal: AbortSignal, onProgress: (done: string) => void) {
    return this.#pinsOfAll.pin(uri, signal, onProgress);
  }

  /** Makes the pin that a lens offered; anything but what this server wrote into one is ignored. */
  async pin(data: unknown, signal: AbortSignal): Promise<void> {
    if (!this.support.appliesEdits) return;
    const { edit } = await this.resolver.resolve({ title: 'Pin', data }, signal);
    if (edit !== undefined) await this.#connection.workspace.applyEdit({ label: 'Pin', edit });
  }

  /** After an edit. Clients that pull ask by themselves for what was edited. */
  changed(): void {
    this.#push?.schedule();
    this.#onlineChecks.schedule();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.#settle().catch((fault: unknown) => this.#status.fault('diagnostics', fault));
    }, pauseTime);
  }

  /**
   * Broken text is parsed in full, and what others import of a text is read again, when the typing pauses, not at each
   * keystroke.
   */
  async #settle(): Promise<void> {
    const closed = this.#closed;
    this.#closed = [];
    const isImportedAnew = this.#contexts.look([
      ...closed,
      ...this.documents.sources().map(({ path }) => path),
    ]);
    const settled = this.documents
      .sources()
      .filter((source) => !source.isTooLarge && this.#analyser.settle(source));
    const isNews = [
      isImportedAnew,
      settled.length > 0,
      this.#savedOutputs.look(),
      await this.#cellNews.isThere(),
    ];
    if (isNews.includes(true)) await this.#showAgain();
    await this.#files.checked.openChanged();
  }

  close(params: DidCloseTextDocumentParams): void {
    const document = this.documents.get(params.textDocument.uri);
    if (document === undefined) return;
    this.documents.close(params);
    this.#closed.push(document.path);
    this.#lookAgain(document.path);
    this.#status.linted(document.path);
    this.changed();
  }

  /** What is on disk counts again. */
  #lookAgain(path: string): void {
    this.#files.checked.filesChanged([path]).catch((fault: unknown) => this.#status.fault(path, fault));
  }

  openNotebook(params: DidOpenNotebookDocumentParams): OpenNotebook {
    const notebook = this.documents.openNotebook(params);
    this.#savedOutputs.add(notebook);
    return notebook;
  }

  saveNotebook({ notebookDocument }: DidSaveNotebookDocumentParams): void {
    const notebook = this.documents.notebook(notebookDocument.uri);
    if (notebook === undefined) return;
    this.#savedOutputs.add(notebook);
    this.changed();
  }

  changeNotebook(params: DidChangeNotebookDocumentParams): void {
    const notebook = this.documents.changeNotebook(params);
    if (notebook === undefined || params.change.cells === undefined) return;
    this.#cellNews.changed(notebook);
    this.changed();
  }

  closeNotebook({ notebookDocument }: DidCloseNotebookDocumentParams): void {
    const notebook = this.documents.notebook(notebookDocument.uri);
    if (notebook === undefined) return;
    this.#cellNews.closed(notebook);
    this.#savedOutputs.closed(notebook);
    this.documents.closeNotebook(notebook.uri);
    this.#lookAgain(notebook.path);
    this.#status.linted(notebook.path);
    this.changed();
  }

  async configure(settings: unknown): Promise<void> {
    this.#files.checked.changed();
    if (typeof settings === 'object' && settings !== null && 'modelWarden' in settings) {
      this.#section = settings.modelWarden;
    }
    await this.refresh();
    this.#onlineChecks.schedule();
  }

  async trust(trusted: boolean): Promise<void> {
    this.#files.checked.changed();
    this.#trusted = trusted;
    this.#contexts.trust(trusted);
    this.#status.trust(trusted);
    await this.refresh();
  }

  async changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    this.#files.checked.changed();
    this.#folders.change(added, removed);
    await this.refresh();
  }

  /** After anything but an edit that can change findings. */
  async refresh(): Promise<void> {
    this.#contexts.forget();
    await this.#showAgain();
  }

  /** After changes on disk. Most Python files of a workspace are imported by none that is open. */
  async filesChanged(uris: readonly string[]): Promise<void> {
    const paths = uris.map(documentPath);
    const modules = paths.filter(isModuleAlone);
    const sources = paths.filter((path) => sourceKindOf(path) !== undefined);
    const isOfMany = paths.some((path) => [undefined, 'manifest'].includes(sourceKindOf(path)));
    if (isOfMany) this.#files.checked.changed();
    else await this.#files.checked.filesChanged(sources);
    if (modules.length < paths.length) await this.refresh();
    else if (this.#contexts.look(modules)) await this.#showAgain();
  }

  /** A workspace in which nothing imports a constant has no watcher for its sources. */
  #watchModules(): void {
    this.#watch(watchedModules);
  }

  /** From the first look at the workspace on: what is shown of closed files follows them. */
  #watchSources(): void {
    this.#watch(watchedSources);
  }

  /** Asks the client for events about these files, once. */
  #watch(patterns: readonly string[]): void {
    if (this.#watched.has(patterns) || !this.support.watchRegistration) return;
    this.#watched.add(patterns);
    const watchers = patterns.map((globPattern) => ({ globPattern }));
    this.#connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch((fault: unknown) => this.#status.fault('client/registerCapability', fault));
  }

  async #showAgain(): Promise<void> {
    this.#push?.schedule();
    const { codeLens, diagnostics, inlayHint } = refreshes;
    const { languages } = this.#connection;
    const { pullsDiagnostics, refreshesDiagnostics, refreshesCodeLenses, refreshesInlayHints } = this.support;
    await Promise.all([
      pullsDiagnostics &&
        refreshesDiagnostics &&
        this.#ask(diagnostics, () => languages.diagnostics.refresh()),
      refreshesCodeLenses &&
        this.#ask(codeLens, () => this.#connection.sendRequest(CodeLensRefreshRequest.type)),
      refreshesInlayHints && this.#ask(inlayHint, () => languages.inlayHint.refresh()),
    ]);
  }

  async #ask(name: string, refresh: () => Promise<void>): Promise<void> {
    try {
      await refresh();
    } catch (fault) {
      this.#status.fault(name, fault);
    }
  }

  dispose(): void {
    clearTimeout(this.#news);
    clearTimeout(this.#pause);
    this.#onlineChecks.dispose();
    this.#files.checked.dispose();
    this.#push?.dispose();
    this.documents.dispose();
  }

  /** The Hub taught something: one refresh soon, however many answers a fix-all gets. */
  #learned(): void {
    clearTimeout(this.#news);
    this.#news = setTimeout(() => void this.refresh(), newsTime);
  }

  async #pullSettings(scopeUri: string | undefined): Promise<unknown> {
    if (!this.support.configuration) return this.#section;
    const section = 'modelWarden';
    const asked: unknown = await this.#connection.workspace.getConfiguration(
      scopeUri === undefined ? { section } : { scopeUri, section },
    );
    // A client that can be asked and has nothing set there answers null.
    return asked ?? this.#section;
  }
}
