import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver/node';
import { PlainSession } from '../../../core/src/lint/plainSession.ts';
import { PythonSession } from '../../../core/src/lint/pythonSession.ts';
import { sourceKindOf } from '../../../core/src/lint/sourceKind.ts';
import type { TextSession } from '../../../core/src/lint/textSession.ts';
import { languageById } from '../../../core/src/source/languages.ts';
import { documentPath } from '../convert/documentPath.ts';
import { checkChanged, checkOpened } from './checkParams.ts';
import { OpenDocument } from './openDocument.ts';

/** The documents that the client has open in a language of ours; others are not kept. */
export class OpenDocuments {
  readonly #documents = new Map<string, OpenDocument>();

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri);
  }

  all(): readonly OpenDocument[] {
    return [...this.#documents.values()];
  }

  /**
   * Opens a document, anew where the client forgot to close it; `undefined` for other languages.
   * @throws TypeError where the client sent something else than the protocol says; nothing is opened then
   */
  open({ textDocument }: DidOpenTextDocumentParams): OpenDocument | undefined {
    const { uri, languageId, version, text } = checkOpened(textDocument);
    this.#documents.get(uri)?.dispose();
    this.#documents.delete(uri);
    const session = sessionFor(documentPath(uri), languageId, text);
    if (session === undefined) return undefined;
    const document = new OpenDocument(uri, version, session);
    this.#documents.set(uri, document);
    return document;
  }

  change(params: DidChangeTextDocumentParams): OpenDocument | undefined {
    const { textDocument, contentChanges } = checkChanged(params);
    const document = this.#documents.get(textDocument.uri);
    document?.change(
      textDocument.version,
      contentChanges.map((change) =>
        'range' in change && change.range !== undefined
          ? { range: change.range, text: change.text }
          : { text: change.text },
      ),
    );
    return document;
  }

  /** False where it was not open. */
  close({ textDocument }: DidCloseTextDocumentParams): boolean {
    this.#documents.get(textDocument.uri)?.dispose();
    return this.#documents.delete(textDocument.uri);
  }

  dispose(): void {
    for (const document of this.#documents.values()) document.dispose();
    this.#documents.clear();
  }
}

/** What the client says a document is counts before its name: an untitled one has no ending. */
function sessionFor(path: string, languageId: string, text: string): TextSession | undefined {
  const kind = languageId === 'python' ? 'python' : sourceKindOf(path);
  if (kind === 'python') return new PythonSession(path, languageById('python'), text);
  // A notebook comes in cells, never as one text.
  return kind === undefined || kind === 'notebook' ? undefined : new PlainSession(path, text);
}
