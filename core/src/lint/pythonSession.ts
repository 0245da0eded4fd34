import type { TextFinding } from '../finding/finding.ts';
import type { Fix } from '../finding/fix.ts';
import type { RuleSlug } from '../finding/ruleCatalogue.ts';
import { type ContentChange, SourceDocument } from '../source/document.ts';
import type { Language } from '../source/language.ts';
import type { JoinedCells } from '../source/notebook/joinedCells.ts';
import type { LineIndex } from '../text/lineIndex.ts';
import type { LintContext } from './context.ts';
import { nosecFix } from './findings/nosecFix.ts';
import { mapThroughChanges, retainBroken } from './findings/retention.ts';
import { suppressFix } from './findings/suppressFix.ts';
import { lint } from './lint.ts';
import type { LintResult } from './result.ts';
import type { TextSession } from './textSession.ts';

/** Linting of open Python: incremental, and steady while a call is broken by typing. */
export class PythonSession implements TextSession {
  readonly document: SourceDocument;
  /** Findings of the last result, moved along with the edits since. */
  #last: readonly TextFinding[] = [];

  constructor(path: string, language: Language, text: string) {
    this.document = new SourceDocument(path, language, text);
  }

  get path(): string {
    return this.document.path;
  }

  get text(): string {
    return this.document.text;
  }

  get lines(): LineIndex {
    return this.document.lines;
  }

  get isSettled(): boolean {
    return this.document.isSettled;
  }

  change(changes: readonly ContentChange[]): void {
    for (const change of changes) {
      const before = this.document.lines;
      const [made] = this.document.change([change]);
      if (made !== undefined) this.#last = mapThroughChanges(this.#last, before, this.document.lines, made);
    }
  }

  /**
   * Findings of now, and those of before whose call is broken at the moment.
   * @param notebook whose cells the text is, where it is a notebook's
   */
  lint(context: LintContext, notebook?: JoinedCells): LintResult {
    const result = lint(this.document, context, notebook);
    const findings = retainBroken(this.document, this.#last, result.findings);
    this.#last = findings;
    return { ...result, findings };
  }

  settle(): boolean {
    return this.document.settle();
  }

  suppressFix(finding: TextFinding): Fix | undefined {
    return suppressFix(this.document, finding);
  }

  nosecFix(finding: TextFinding, rules: readonly RuleSlug[]): Fix | undefined {
    return nosecFix(this.document, finding, rules);
  }

  dispose(): void {
    this.document.dispose();
    this.#last = [];
  }
}
