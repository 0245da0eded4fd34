import type { TextFinding } from '../../../core/src/finding/finding.ts';
import type { Fix } from '../../../core/src/finding/fix.ts';
import type { RuleSlug } from '../../../core/src/finding/ruleCatalogue.ts';
import type { LintContext } from '../../../core/src/lint/context.ts';
import { lintBesideCode, lintMarkup } from '../../../core/src/lint/notebook/besideCode.ts';
import type { ContentChange } from '../../../core/src/source/document.ts';
import { PlainText } from '../../../core/src/source/plainText.ts';
import type { LineIndex } from '../../../core/src/text/lineIndex.ts';
import type { FoundToken } from '../../../core/src/text/maskTokens.ts';
import type { OpenText } from './openText.ts';

/** What a cell asks of the notebook that it is in. */
interface CellNotebook {
  readonly path: string;
  readonly revision: number;
  numberOf(cell: OpenCell): number | undefined;
  suppressFix(finding: TextFinding): Fix | undefined;
  nosecFix(finding: TextFinding, rules: readonly RuleSlug[]): Fix | undefined;
}

/** A cell of an open notebook, of any kind and language. */
export class OpenCell implements OpenText {
  readonly uri: string;
  readonly languageId: string;
  readonly isCell = true;
  readonly #notebook: CellNotebook;
  readonly #plain: PlainText;
  #version: number;
  #savedTokens: readonly FoundToken[] = [];

  constructor(
    notebook: CellNotebook,
    {
      uri,
      languageId,
      version,
      text,
    }: { readonly uri: string; readonly languageId: string; readonly version: number; readonly text: string },
  ) {
    this.uri = uri;
    this.languageId = languageId;
    this.#notebook = notebook;
    this.#version = version;
    this.#plain = new PlainText(text);
  }

  get path(): string {
    return this.#notebook.path;
  }

  get version(): number {
    return this.#version;
  }

  get revision(): number {
    return this.#notebook.revision;
  }

  get cell(): number | undefined {
    return this.#notebook.numberOf(this);
  }

  get text(): string {
    return this.#plain.text;
  }

  get lines(): LineIndex {
    return this.#plain.lines;
  }

  findingsBeside(context: LintContext): readonly TextFinding[] {
    return this.cell === undefined
      ? lintMarkup(this, context)
      : lintBesideCode(this, this.#savedTokens, context);
  }

  /**
   * Takes what the file holds beside this cell's code.
   * @returns true where it was something else before
   */
  noteSaved(tokens: readonly FoundToken[]): boolean {
    const isNews = JSON.stringify(tokens) !== JSON.stringify(this.#savedTokens);
    this.#savedTokens = tokens;
    return isNews;
  }

  suppressFix(finding: TextFinding): Fix | undefined {
    return this.#notebook.suppressFix(finding);
  }

  nosecFix(finding: TextFinding, rules: readonly RuleSlug[]): Fix | undefined {
    return this.#notebook.nosecFix(finding, rules);
  }

  change(version: number, changes: readonly ContentChange[]): void {
    this.#plain.change(changes);
    this.#version = version;
  }
}
