import type {
  DidChangeNotebookDocumentParams,
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenNotebookDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { PlainSession } from '../../../core/src/lint/plainSession.ts';
import { PythonSession } from '../../../core/src/lint/pythonSession.ts';
import { sourceKindOf } from '../../../core/src/lint/sourceKind.ts';
import type { TextSession } from '../../../core/src/lint/textSession.ts';
import { languageById } from '../../../core/src/source/languages.ts';
import { contentChanges } from '../convert/contentChanges.ts';
import { documentPath } from '../convert/documentPath.ts';
import { checkChangedNotebook, checkOpenedNotebook } from './checkNotebookParams.ts';
import { checkChanged, checkOpened } from './checkParams.ts';
import { OpenDocument } from './openDocument.ts';
import { OpenNotebook } from './openNotebook.ts';
import type { OpenSource } from './openSource.ts';
import type { OpenText, Target } from './openText.ts';

/** The documents and notebooks that the client has open in a language of ours; others are not kept. */
export class OpenDocuments {
  readonly #documents = new Map<string, OpenDocument>();
  readonly #notebooks = new Map<string, OpenNotebook>();

  /** A document, not a cell. */
  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri);
  }

  notebook(uri: string): OpenNotebook | undefined {
    return this.#notebooks.get(uri);
  }

  /** The text of a document by the path under which the linter knows it. */
  textAt(path: string): string | undefined {
    for (const document of this.#documents.values()) {
      if (document.path === path) return document.session.text;
    }
    return undefined;
  }

  /** A document, or a cell of any kind. */
  text(uri: string): OpenText | undefined {
    return this.#documents.get(uri) ?? this.#notebookOf(uri)?.cellAt(uri);
  }

  /** What is linted where a document, a notebook or a cell is asked about. */
  source(uri: string): OpenSource | undefined {
    return this.#documents.get(uri) ?? this.#notebooks.get(uri) ?? this.#notebookOf(uri);
  }

  sources(): readonly OpenSource[] {
    return [...this.#documents.values(), ...this.#notebooks.values()];
  }

  /** Where the client has what the linter knows by a path and a cell's number. */
  locate(path: string, cell?: number): Target {
    const source = this.sources().find((each) => each.path === path);
    return source?.textOf(cell) ?? { uri: source?.uri ?? URI.file(path).toString(), version: null };
  }

  /**
   * Opens a document, anew where the client forgot to close it; `undefined` for other languages.
   * @throws TypeError where the client sent something else than the protocol says; nothing is opened then
   */
  open({ textDocument }: DidOpenTextDocumentParams): OpenDocument | undefined {
    const { uri, languageId, version, text } = checkOpened(textDocument);
    this.#documents.get(uri)?.dispose();
    this.#documents.delete(uri);
    // A cell is linted with its notebook, also where a client sends it as a document, too.
    if (this.#notebookOf(uri) !== undefined) return undefined;
    const session = sessionFor(documentPath(uri), languageId, text);
    if (session === undefined) return undefined;
    const document = new OpenDocument(uri, version, session);
    this.#documents.set(uri, document);
    return document;
  }

  change(params: DidChangeTextDocumentParams): OpenDocument | undefined {
    const { textDocument, contentChanges: changes } = checkChanged(params);
    const document = this.#documents.get(textDocument.uri);
    document?.change(textDocument.version, contentChanges(changes));
    return document;
  }

  /** False where it was not open. */
  close({ textDocument }: DidCloseTextDocumentParams): boolean {
    this.#documents.get(textDocument.uri)?.dispose();
    return this.#documents.delete(textDocument.uri);
  }

  /**
   * Opens a notebook, anew where the client forgot to close it.
   * @throws TypeError where the client sent something else than the protocol says; nothing is opened then
   */
  openNotebook(params: DidOpenNotebookDocumentParams): OpenNotebook {
    const { notebookDocument, cellTextDocuments } = checkOpenedNotebook(params);
    const { uri, cells } = notebookDocument;
    for (const { uri: cell } of cellTextDocuments) this.close({ textDocument: { uri: cell } });
    this.closeNotebook(uri);
    const notebook = new OpenNotebook(uri, documentPath(uri), cells, cellTextDocuments);
    this.#notebooks.set(uri, notebook);
    return notebook;
  }

  /** @throws TypeError where the client sent something else than the protocol says; nothing is changed then */
  changeNotebook(params: DidChangeNotebookDocumentParams): OpenNotebook | undefined {
    const { notebookDocument, change } = checkChangedNotebook(params);
    const notebook = this.#notebooks.get(notebookDocument.uri);
    if (change.cells !== undefined) notebook?.change(change.cells);
    return notebook;
  }

  closeNotebook(uri: string): void {
    this.#notebooks.get(uri)?.dispose();
    this.#notebooks.delete(uri);
  }

  dispose(): void {
    for (const each of [...this.#documents.values(), ...this.#notebooks.values()]) each.dispose();
    this.#documents.clear();
    this.#notebooks.clear();
  }

  #notebookOf(cell: string): OpenNotebook | undefined {
    for (const notebook of this.#notebooks.values()) {
      if (notebook.cellAt(cell) !== undefined) return notebook;
    }
    return undefined;
  }
}

/** What the client says a document is counts before its name: an untitled one has no ending. */
function sessionFor(path: string, languageId: string, text: string): TextSession | undefined {
  const kind = languageId === 'python' ? 'python' : sourceKindOf(path);
  if (kind === 'python') return new PythonSession(path, languageById('python'), text);
  // A notebook comes in cells, never as one text.
  return kind === undefined || kind === 'notebook' ? undefined : new PlainSession(path, text);
}
