import type { NotebookCell, NotebookDocumentChangeEvent, TextDocumentItem } from 'vscode-languageserver/node';
import { ClientDocument } from './clientDocument.ts';

/** A cell as a test writes it: Python, or the text of a cell in another language. */
export type CellSource = string | { readonly text: string; readonly language: string };

/** A cell as the editor holds it. */
export interface ClientCell {
  readonly document: ClientDocument;
  readonly language: string;
}

/** A notebook as the editor holds it; what happens to it is answered as the editor tells it to a server. */
export class ClientNotebook {
  readonly uri: string;
  version = 1;
  #cells: ClientCell[];
  #made = 0;

  constructor(uri: string, cells: readonly CellSource[]) {
    this.uri = uri;
    this.#cells = cells.map((cell) => this.#cell(cell));
  }

  get documents(): readonly ClientDocument[] {
    return this.#cells.map(({ document }) => document);
  }

  /** A cell, counted from 1 with all that are there. */
  at(number: number): ClientDocument {
    const cell = this.#cells[number - 1];
    if (cell === undefined) throw new Error(`there is no cell ${number}`);
    return cell.document;
  }

  get cells(): NotebookCell[] {
    return this.#cells.map(identified);
  }

  get items(): TextDocumentItem[] {
    return this.#cells.map(opened);
  }

  /** Replaces cells by new ones. */
  splice(start: number, deleteCount: number, cells: readonly CellSource[]): NotebookDocumentChangeEvent {
    const added = cells.map((cell) => this.#cell(cell));
    const removed = this.#cells.splice(start, deleteCount, ...added);
    return this.#restructured(start, deleteCount, added, {
      didOpen: added.map(opened),
      didClose: removed.map(({ document }) => ({ uri: document.uri })),
    });
  }

  /** Moves a cell to the next place: the structure changes, no text is opened or closed. */
  swap(number: number): NotebookDocumentChangeEvent {
    const pair = this.#cells.slice(number - 1, number + 1).reverse();
    this.#cells.splice(number - 1, 2, ...pair);
    return this.#restructured(number - 1, 2, pair, {});
  }

  /** Gives a cell another language, which VS Code tells as taking it away and putting it back. */
  changeLanguage(number: number, language: string): readonly NotebookDocumentChangeEvent[] {
    const cell = this.#cells[number - 1];
    if (cell === undefined) throw new Error(`there is no cell ${number}`);
    const other = { ...cell, language };
    this.#cells[number - 1] = other;
    return [
      this.#restructured(number - 1, 1, [], { didClose: [{ uri: cell.document.uri }] }),
      this.#restructured(number - 1, 0, [other], { didOpen: [opened(other)] }),
    ];
  }

  #restructured(
    start: number,
    deleteCount: number,
    cells: readonly ClientCell[],
    texts: { didOpen?: TextDocumentItem[]; didClose?: { uri: string }[] },
  ): NotebookDocumentChangeEvent {
    this.version += 1;
    const array = { start, deleteCount, ...(cells.length === 0 ? {} : { cells: cells.map(identified) }) };
    return { cells: { structure: { array, ...texts } } };
  }

  #cell(source: CellSource): ClientCell {
    const { text, language } = typeof source === 'string' ? { text: source, language: 'python' } : source;
    this.#made += 1;
    const uri = `${this.uri.replace(/^\w+:/, 'vscode-notebook-cell:')}#W${this.#made}`;
    return { document: new ClientDocument(uri, text), language };
  }
}

function identified({ document, language }: ClientCell): NotebookCell {
  return { kind: language === 'markdown' ? 1 : 2, document: document.uri };
}

function opened({ document: { uri, version, text }, language }: ClientCell): TextDocumentItem {
  return { uri, languageId: language, version, text };
}
