import type { LineIndex } from '../../text/lineIndex.ts';

/** A text with findings, of any kind. */
export interface LintedText {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
}
