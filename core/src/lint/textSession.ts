import type { TextFinding } from '../finding/finding.ts';
import type { Fix } from '../finding/fix.ts';
import type { RuleSlug } from '../finding/ruleCatalogue.ts';
import type { ContentChange } from '../source/document.ts';
import type { LineIndex } from '../text/lineIndex.ts';
import type { LintContext } from './context.ts';
import type { LintResult } from './result.ts';

/** Linting of an open document of any kind, from its opening to its closing. */
export interface TextSession {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** Applies changes in the order and the terms of LSP. */
  change(changes: readonly ContentChange[]): void;
  lint(context: LintContext): LintResult;
  /** False while a pause in typing may show the text otherwise; see `settle`. */
  readonly isSettled: boolean;
  /**
   * For a pause in typing: makes the next `lint` of broken text see what a fresh one would. False where it does
   * already.
   */
  settle(): boolean;
  /** A comment that silences the finding, where the text can hold one. */
  suppressFix(finding: TextFinding): Fix | undefined;
  /** The same instead of bandit's comment, where one that names B615 stands on the finding's lines. */
  nosecFix(finding: TextFinding, rules: readonly RuleSlug[]): Fix | undefined;
  dispose(): void;
}
