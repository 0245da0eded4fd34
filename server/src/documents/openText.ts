import type { TextFinding } from '../../../core/src/finding/finding.ts';
import type { Fix } from '../../../core/src/finding/fix.ts';
import type { RuleSlug } from '../../../core/src/finding/ruleCatalogue.ts';
import type { LintContext } from '../../../core/src/lint/context.ts';
import type { LineIndex } from '../../../core/src/text/lineIndex.ts';

/** A text that the client shows and asks about: a document of its own, or a cell of a notebook. */
export interface OpenText {
  readonly uri: string;
  /** Of a cell: its notebook's. */
  readonly path: string;
  readonly version: number;
  /** Another one after each change of what edits for this text may refer to: of a document, or of any cell of a notebook. */
  readonly revision: number;
  readonly isCell: boolean;
  /** Counts code cells from 1; `undefined` where it is no code cell, or no longer one. */
  readonly cell: number | undefined;
  readonly text: string;
  readonly lines: LineIndex;
  /** What is found in it that is no source: in markup, and beside the code of a cell. Its place names no cell. */
  findingsBeside(context: LintContext): readonly TextFinding[];
  /** A comment that silences the finding, where the text can hold one. */
  suppressFix(finding: TextFinding): Fix | undefined;
  /** The same instead of bandit's comment, where one that names B615 stands on the finding's lines. */
  nosecFix(finding: TextFinding, rules: readonly RuleSlug[]): Fix | undefined;
}

/** Where the client has a text, and at which version; `null` where it is not open. */
export interface Target {
  readonly uri: string;
  readonly version: number | null;
  /** What it holds there; absent where it is not open. */
  readonly text?: string;
}

/** Finds the text that the linter knows by a path and, in a notebook, a cell's number. */
export type Locate = (path: string, cell: number | undefined) => Target;
