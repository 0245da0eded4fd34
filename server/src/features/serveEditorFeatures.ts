import type {
  CancellationToken,
  Connection,
  ResponseError,
  ServerCapabilities,
} from 'vscode-languageserver/node';
import type { ClientSupport } from '../clientSupport.ts';
import type { RemoteCodeMessage } from '../protocol/remoteCode.ts';
import type { EditorFeatures } from './editorFeatures.ts';

/** Wraps a handler so that it never throws and starts in its turn. */
type Guarded = <Params, Result>(
  name: string,
  empty: (params: Params) => Result,
  handler: (features: EditorFeatures, params: Params) => Promise<Result>,
) => (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>>;

/** Registers what an editor asks about a text beside diagnostics and actions. */
export function serveEditorFeatures(connection: Connection, request: Guarded): void {
  connection.onHover(
    request(
      'hover',
      () => null,
      (features, { textDocument, position }) => features.hover(textDocument.uri, position),
    ),
  );
  connection.onDocumentLinks(
    request(
      'documentLink',
      () => [],
      (features, { textDocument }) => features.links(textDocument.uri),
    ),
  );
  connection.onCodeLens(
    request(
      'codeLens',
      () => [],
      (features, { textDocument }) => features.lenses(textDocument.uri),
    ),
  );
  connection.languages.inlayHint.on(
    request(
      'inlayHint',
      () => [],
      (features, { textDocument, range }) => features.hints(textDocument.uri, range),
    ),
  );
  connection.onCompletion(
    request(
      'completion',
      () => [],
      (features, { textDocument, position }) => features.completion(textDocument.uri, position),
    ),
  );
  connection.onDefinition(
    request(
      'definition',
      () => [],
      (features, { textDocument, position }) => features.definition(textDocument.uri, position),
    ),
  );
  const remoteCode: RemoteCodeMessage['method'] = 'modelWarden/remoteCode';
  connection.onRequest(
    remoteCode,
    request<RemoteCodeMessage['params'], RemoteCodeMessage['result']>(
      remoteCode,
      () => [],
      (features, { uri }) => features.remoteCode(uri),
    ),
  );
}

/** Only what the client says it can show. */
export function editorCapabilities(support: ClientSupport): ServerCapabilities {
  return {
    ...(support.hover ? { hoverProvider: true } : {}),
    ...(support.documentLink ? { documentLinkProvider: {} } : {}),
    ...(support.codeLens ? { codeLensProvider: {} } : {}),
    ...(support.definition ? { definitionProvider: true } : {}),
    ...(support.inlayHint ? { inlayHintProvider: true } : {}),
    ...(support.completion ? { completionProvider: { triggerCharacters: ['"', "'", '/'] } } : {}),
  };
}
