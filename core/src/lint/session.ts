import type { TextFinding } from '../finding/finding.ts';
import { type ContentChange, SourceDocument } from '../source/document.ts';
import type { Language } from '../source/language.ts';
import type { LintContext } from './context.ts';
import { mapThroughChanges, retainBroken } from './findings/retention.ts';
import { lint } from './lint.ts';
import type { LintResult } from './result.ts';

/** Linting of an open document: incremental, and steady while a call is broken by typing. */
export class LintSession {
  readonly document: SourceDocument;
  /** Findings of the last result, moved along with the edits since. */
  #last: readonly TextFinding[] = [];

  constructor(path: string, language: Language, text: string) {
    this.document = new SourceDocument(path, language, text);
  }

  /** Applies changes in the order and the terms of LSP. */
  change(changes: readonly ContentChange[]): void {
    for (const change of changes) {
      const before = this.document.lines;
      const [made] = this.document.change([change]);
      if (made !== undefined) this.#last = mapThroughChanges(this.#last, before, this.document.lines, made);
    }
  }

  /** Findings of now, and those of before whose call is broken at the moment. */
  lint(context: LintContext): LintResult {
    const result = lint(this.document, context);
    const findings = retainBroken(this.document, this.#last, result.findings);
    this.#last = findings;
    return { ...result, findings };
  }

  /**
   * For a pause in typing: makes the next `lint` of broken text see what a fresh one would. False where it does
   * already.
   */
  settle(): boolean {
    return this.document.settle();
  }

  dispose(): void {
    this.document.dispose();
    this.#last = [];
  }
}
