import type { Tree } from 'web-tree-sitter';
import type { TextChange } from './textChange.ts';

export type LanguageId = 'python';

/** A part of a document that is written in another language: Python in a notebook, shell in a workflow. */
export interface EmbeddedRegion {
  readonly language: LanguageId;
  /** UTF-16 offsets in the holding text. */
  readonly start: number;
  readonly end: number;
  /** Counts code cells from 1. */
  readonly cell?: number;
}

/** What the pipeline needs of a language; a language may hold others and parse nothing itself. */
export interface Language {
  readonly id: LanguageId;
  /** File names and endings, lower case: `.py`. */
  readonly endings: readonly string[];
  /**
   * Parses anew, or incrementally where `previous` is the tree of the text before `changes`. The caller owns the tree.
   * @throws LintLimitError, ParserBrokenError
   */
  parse(text: string, previous?: { readonly tree: Tree; readonly changes: readonly TextChange[] }): Tree;
  embedded?(text: string, tree: Tree): readonly EmbeddedRegion[];
}
