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
  readonly showDocument: boolean;
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
    showDocument: window?.showDocument?.support === true,
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
