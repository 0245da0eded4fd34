import {
  type NotebookCell,
  NotebookCellKind,
  type NotebookDocumentChangeEvent,
  type TextDocumentItem,
} from 'vscode-languageserver/node';
import type { TextFinding } from '../../../core/src/finding/finding.ts';
import type { Fix } from '../../../core/src/finding/fix.ts';
import type { RuleSlug } from '../../../core/src/finding/ruleCatalogue.ts';
import type { TokensBesideCell } from '../../../core/src/lint/notebook/besideCode.ts';
import { NotebookSession } from '../../../core/src/lint/notebook/notebookSession.ts';
import { sourceByteLimit } from '../../../core/src/walk/sourceText.ts';
import { contentChanges } from '../convert/contentChanges.ts';
import { OpenCell } from './openCell.ts';
import type { OpenSource } from './openSource.ts';
import type { OpenText } from './openText.ts';
import { nextRevision } from './revision.ts';

type CellChanges = NonNullable<NotebookDocumentChangeEvent['cells']>;

interface PlacedCell {
  readonly uri: string;
  readonly kind: NotebookCellKind;
}

/** A notebook that the client has open: its cells, and the session that lints them as one. Call `dispose`. */
export class OpenNotebook implements OpenSource {
  readonly uri: string;
  readonly session: NotebookSession;
  /** All cells that the client told of, in the notebook's order. */
  #order: PlacedCell[];
  readonly #cells = new Map<string, OpenCell>();
  #code: readonly OpenCell[] = [];
  #numbers: ReadonlyMap<OpenCell, number> = new Map();
  #isTooLarge = false;
  #revision = nextRevision();

  constructor(uri: string, path: string, cells: readonly NotebookCell[], texts: readonly TextDocumentItem[]) {
    this.uri = uri;
    this.session = new NotebookSession(path, []);
    this.#order = cells.map(placed);
    for (const item of texts) this.#open(item);
    this.#update();
  }

  get path(): string {
    return this.session.path;
  }

  get revision(): number {
    return this.#revision;
  }

  get isTooLarge(): boolean {
    return this.#isTooLarge;
  }

  /** The cells of any kind, in the notebook's order. */
  get texts(): readonly OpenCell[] {
    return this.#order.flatMap(({ uri }) => this.#cells.get(uri) ?? []);
  }

  /** A cell of any kind. */
  cellAt(uri: string): OpenCell | undefined {
    return this.#cells.get(uri);
  }

  textOf(cell: number | undefined): OpenCell | undefined {
    return cell === undefined ? undefined : this.#code[cell - 1];
  }

  numberOf(cell: OpenCell): number | undefined {
    return this.#numbers.get(cell);
  }

  sketch(document: OpenText, text: string): NotebookSession {
    const cells = this.#code.map((cell) => ({
      text: cell === document ? text : cell.text,
      language: cell.languageId,
    }));
    return new NotebookSession(this.path, cells);
  }

  suppressFix(finding: TextFinding): Fix | undefined {
    return this.session.suppressFix(finding);
  }

  nosecFix(finding: TextFinding, rules: readonly RuleSlug[]): Fix | undefined {
    return this.session.nosecFix(finding, rules);
  }

  /**
   * Applies one event as LSP sends it: first the structure, then the kinds, then the texts. What only concerns outputs
   * and metadata changes nothing here.
   */
  change({ structure, data = [], textContent = [] }: CellChanges): void {
    if (structure !== undefined) this.#restructure(structure);
    const kinds = new Map(data.map((cell) => [cell.document, cell.kind]));
    const isOther = ({ uri, kind }: PlacedCell) => kinds.has(uri) && kinds.get(uri) !== kind;
    const hasOtherKinds = this.#order.some(isOther);
    if (hasOtherKinds) {
      this.#order = this.#order.map((cell) => ({ ...cell, kind: kinds.get(cell.uri) ?? cell.kind }));
    }
    for (const { document, changes } of textContent) {
      this.#cells.get(document.uri)?.change(document.version, contentChanges(changes));
    }
    if (structure !== undefined || hasOtherKinds || textContent.length > 0) this.#update();
  }

  /**
   * Takes what the notebook's file holds beside the code of its cells. A cell that is another one by now has nothing.
   * @returns true where that changes what is found
   */
  noteSaved(found: readonly TokensBesideCell[]): boolean {
    const saved = new Map(
      found.map(({ cell, code, tokens }) => [cell, { code: withUnixLines(code), tokens }] as const),
    );
    const news = this.#code.filter((cell, at) => {
      const beside = saved.get(at + 1);
      return cell.noteSaved(beside?.code === withUnixLines(cell.text) ? beside.tokens : []);
    });
    if (news.length > 0) this.#revision = nextRevision();
    return news.length > 0;
  }

  dispose(): void {
    this.session.dispose();
    this.#cells.clear();
    this.#numbers = new Map();
  }

  #restructure({ array, didOpen, didClose }: NonNullable<CellChanges['structure']>): void {
    const { start, deleteCount, cells = [] } = array;
    this.#order = [
      ...this.#order.slice(0, start),
      ...cells.map(placed),
      ...this.#order.slice(start + deleteCount),
    ];
    // A cell whose language changed may be closed and opened in one event.
    for (const { uri } of didClose ?? []) this.#cells.delete(uri);
    for (const item of didOpen ?? []) this.#open(item);
  }

  #open(item: TextDocumentItem): void {
    this.#cells.set(item.uri, new OpenCell(this, item));
  }

  #update(): void {
    this.#code = this.#order.flatMap(({ uri, kind }) => {
      const cell = this.#cells.get(uri);
      return cell !== undefined && kind === NotebookCellKind.Code && cell.languageId !== rawCell
        ? [cell]
        : [];
    });
    this.#numbers = new Map(this.#code.map((cell, at) => [cell, at + 1]));
    this.#isTooLarge = this.#code.reduce((sum, { text }) => sum + text.length, 0) > sourceByteLimit;
    this.session.update(
      this.#isTooLarge ? [] : this.#code.map(({ text, languageId }) => ({ text, language: languageId })),
    );
    this.#revision = nextRevision();
  }
}

/** How VS Code shows a raw cell: as code in this language. The notebook's file counts it with the markup. */
const rawCell = 'raw';

/** An editor may show other line ends than the file has. */
function withUnixLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function placed({ document, kind }: NotebookCell): PlacedCell {
  return { uri: document, kind };
}
