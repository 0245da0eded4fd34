import type { Span } from '../../text/range.ts';

/** What a line that is no Python does: runs a command, sets an environment variable, or anything else of IPython. */
export type MagicKind = 'shell' | 'env' | 'magic';

interface AnyMagicLine {
  readonly kind: MagicKind;
  /** Behind `!` or `%name`, continued lines included. In the cell until `JoinedCells` moves it to the joined text. */
  readonly span: Span;
  /** What the span holds, as it is written. */
  readonly text: string;
}

/** `!hf download org/model`, `x = !cmd`, or a line of a `%%bash` cell: what a shell is given. */
export interface ShellLine extends AnyMagicLine {
  readonly kind: 'shell';
}

/** `%env NAME=value`, `%env NAME value`, `%set_env NAME value`; `%env NAME` only shows it and has no value. */
export interface EnvironmentLine extends AnyMagicLine {
  readonly kind: 'env';
  readonly name: string;
  readonly nameSpan: Span;
  /** IPython takes the rest of the line as it is: no quotes, no comments. */
  readonly value?: { readonly text: string; readonly span: Span };
}

/** `%matplotlib inline`, `%pip install x`, `obj?`, and the first line of a cell magic. */
export interface OtherMagicLine extends AnyMagicLine {
  readonly kind: 'magic';
  /** Without `%`: `pip`; empty for help and automatic calls. */
  readonly name: string;
}

export type MagicLine = ShellLine | EnvironmentLine | OtherMagicLine;

/** A magic line of a notebook; its spans count in the joined text. */
export type CellMagicLine = MagicLine & {
  /** Counts code cells from 1. */
  readonly cell: number;
};
