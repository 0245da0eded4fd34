import type { Span } from '../../text/range.ts';
import type { CodeCell } from './joinedCells.ts';
import { JsonScanner, NotebookError } from './jsonScanner.ts';

/** The source of a code cell as the file holds it; all spans count in the file's text. */
export interface StoredCell extends CodeCell {
  /** The whole cell with its metadata and outputs. */
  readonly span: Span;
  /** The contents of each JSON string that the source is made of, without quotes. */
  readonly pieces: readonly Span[];
  /** Where the source is a list of strings, its brackets included. */
  readonly list?: Span;
}

/** A notebook file as its JSON says it. */
export interface StoredNotebook {
  /** The language of the kernel in lower case; Python where the file names none. */
  readonly language: string;
  /** The code cells in document order. */
  readonly cells: readonly StoredCell[];
}

/** UTF-16 units of all code together: as much as one source file may have bytes. */
const mostCode = 10 * 1024 * 1024;
const mostCells = 100_000;

/**
 * Reads a notebook of nbformat 4, and of 3 and 2, whose cells lie in worksheets. Of a key that is there twice the last
 * one counts, as in Python. An empty file is a notebook without cells, as editors create it.
 * @throws NotebookError where it is no notebook, broken, or too large
 */
export function readNotebook(text: string): StoredNotebook {
  if (text.trim() === '') return { language: 'python', cells: [] };
  return new NotebookReader(text).read();
}

interface CellMembers {
  type?: string;
  language?: string;
  source?: Source;
}

interface Source {
  readonly pieces: readonly Span[];
  readonly list?: Span;
}

class NotebookReader {
  readonly #json: JsonScanner;
  #code = 0;
  #count = 0;

  constructor(text: string) {
    this.#json = new JsonScanner(text);
  }

  read(): StoredNotebook {
    const json = this.#json;
    let cells: readonly StoredCell[] | undefined;
    let worksheets: readonly StoredCell[] | undefined;
    let language: string | undefined;
    let isOld = false;
    if (json.next !== '{') throw new NotebookError('it is no notebook: its JSON is no object');
    json.object((key) => {
      if (key === 'cells') cells = this.#cells('source');
      else if (key === 'worksheets') worksheets = this.#worksheets();
      else if (key === 'metadata') language = this.#kernelLanguage();
      else if (key === 'nbformat') isOld = this.#number() <= 3;
      else json.skip();
    });
    json.end();
    // Until nbformat 3 a notebook without worksheets is an empty one.
    const found = cells ?? worksheets ?? (isOld ? [] : undefined);
    if (found === undefined) throw new NotebookError('it is no notebook: it has no cells');
    return { language: language ?? 'python', cells: found };
  }

  #worksheets(): StoredCell[] {
    const all: StoredCell[] = [];
    this.#array(() => {
      let cells: readonly StoredCell[] = [];
      this.#object((key) => {
        if (key === 'cells') cells = this.#cells('input');
        else this.#json.skip();
      });
      for (const cell of cells) all.push(cell);
    });
    return all;
  }

  /** @param sourceKey under which a code cell holds its source: it changed from nbformat 3 to 4 */
  #cells(sourceKey: string): StoredCell[] {
    const cells: StoredCell[] = [];
    this.#array(() => {
      const start = this.#json.at;
      const cell = this.#cell(sourceKey);
      if (cell.type !== 'code') return;
      this.#count += 1;
      if (this.#count > mostCells) throw new NotebookError(`it has more than ${mostCells} code cells`);
      const { pieces, list } = cell.source ?? { pieces: [] };
      cells.push({
        text: pieces.map((piece) => this.#decode(piece)).join(''),
        span: { start, end: this.#json.position },
        pieces,
        ...(list === undefined ? {} : { list }),
        ...(cell.language === undefined ? {} : { language: cell.language }),
      });
    });
    return cells;
  }

  #cell(sourceKey: string): CellMembers {
    const cell: CellMembers = {};
    this.#object((key) => {
      if (key === 'cell_type') cell.type = this.#text() ?? '';
      else if (key === sourceKey) cell.source = this.#source();
      else if (key === 'metadata') Object.assign(cell, this.#cellMetadata());
      else this.#json.skip();
    });
    return cell;
  }

  /** VS Code notes the language of a cell that has another one than the kernel. */
  #cellMetadata(): { language?: string } {
    let language: string | undefined;
    this.#object((key) => {
      if (key !== 'vscode') return this.#json.skip();
      this.#object((name) => {
        if (name === 'languageId') language = this.#text()?.toLowerCase();
        else this.#json.skip();
      });
    });
    return language === undefined ? {} : { language };
  }

  /** `language_info` says what ran; `kernelspec` what is to run. */
  #kernelLanguage(): string | undefined {
    let info: string | undefined;
    let kernel: string | undefined;
    this.#object((key) => {
      if (key === 'language_info') info = this.#member('name');
      else if (key === 'kernelspec') kernel = this.#member('language');
      else this.#json.skip();
    });
    return (info ?? kernel)?.toLowerCase();
  }

  #source(): Source {
    const json = this.#json;
    if (json.next === '"') return { pieces: [json.string()] };
    if (json.next !== '[') throw new NotebookError('it is no notebook: the source of a cell is no text');
    const pieces: Span[] = [];
    const start = json.at;
    json.array(() => pieces.push(json.string()));
    return { pieces, list: { start, end: json.position } };
  }

  #decode(piece: Span): string {
    this.#code += piece.end - piece.start;
    if (this.#code > mostCode) throw new NotebookError('its code cells hold more than 10 MiB');
    return this.#json.decode(piece);
  }

  #member(name: string): string | undefined {
    let found: string | undefined;
    this.#object((key) => {
      if (key === name) found = this.#text();
      else this.#json.skip();
    });
    return found;
  }

  #number(): number {
    const start = this.#json.at;
    this.#json.skip();
    return Number(this.#json.text.slice(start, this.#json.position));
  }

  #text(): string | undefined {
    if (this.#json.next === '"') return this.#json.decode(this.#json.string());
    this.#json.skip();
    return undefined;
  }

  /** As the scanner's; a value of another kind is passed over. */
  #object(member: (key: string) => void): void {
    if (this.#json.next === '{') this.#json.object(member);
    else this.#json.skip();
  }

  #array(item: () => void): void {
    if (this.#json.next === '[') this.#json.array(item);
    else this.#json.skip();
  }
}
