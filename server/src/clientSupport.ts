import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver/node';
import type { InitializationOptions } from './protocol/initializationOptions.ts';

/** What the client can do, as far as the server behaves differently for it. */
export interface ClientSupport {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly watchRegistration: boolean;
  readonly workspaceFolders: boolean;
  /** `codeAction/resolve` may bring the edit. */
  readonly resolvesEdits: boolean;
  readonly snippetEdits: boolean;
  /** Edits may make files. */
  readonly createsFiles: boolean;
  readonly showDocument: boolean;
  readonly appliesEdits: boolean;
  readonly hover: boolean;
  readonly markdownHover: boolean;
  readonly documentLink: boolean;
  readonly definition: boolean;
  readonly codeLens: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly inlayHint: boolean;
  readonly refreshesInlayHints: boolean;
  readonly completion: boolean;
}

export function clientSupport({ workspace, textDocument, window }: ClientCapabilities): ClientSupport {
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchRegistration: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    showDocument: window?.showDocument?.support === true,
    appliesEdits: workspace?.applyEdit === true,
    hover: textDocument?.hover !== undefined,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    definition: textDocument?.definition !== undefined,
    documentLink: textDocument?.documentLink !== undefined,
    codeLens: textDocument?.codeLens !== undefined,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    inlayHint: textDocument?.inlayHint !== undefined,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    completion: textDocument?.completion !== undefined,
  };
}

/** The folders to begin with; `rootUri` is what older clients send. */
export function initialFolders({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

/** Anything but an object counts as nothing said. */
export function initializationOptions({ initializationOptions }: InitializeParams): InitializationOptions {
  const given: unknown = initializationOptions;
  return typeof given === 'object' && given !== null ? given : {};
}
