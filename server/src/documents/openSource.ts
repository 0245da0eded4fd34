import type { TextSession } from '../../../core/src/lint/textSession.ts';
import type { OpenText } from './openText.ts';

/** What is linted as one: a document, or a notebook with all its cells. */
export interface OpenSource {
  readonly uri: string;
  readonly path: string;
  /** Another one after each change; no other source ever has it. */
  readonly revision: number;
  readonly session: Pick<TextSession, 'lint' | 'isSettled' | 'settle'>;
  /** As large as no source is that people write; the linter leaves it alone, as it does on the command line. */
  readonly isTooLarge: boolean;
  /** The texts in which its findings are shown. */
  readonly texts: readonly OpenText[];
  /** The same with another text in one place, to be linted once; the caller disposes it. */
  sketch(document: OpenText, text: string): Pick<TextSession, 'lint' | 'dispose'>;
  /** The text of a code cell, or the one text of a document; `undefined` where there is no such cell. */
  textOf(cell: number | undefined): OpenText | undefined;
}
