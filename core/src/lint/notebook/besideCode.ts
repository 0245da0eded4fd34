import type { TextFinding } from '../../finding/finding.ts';
import { NotebookFile } from '../../source/notebook/notebookFile.ts';
import { type FoundToken, findTokens, holdsToken } from '../../text/maskTokens.ts';
import type { LintContext } from '../context.ts';
import { findingsOf } from '../findings/findingsOf.ts';
import type { LintedText } from '../findings/lintedText.ts';
import { isOff } from '../findings/severityOf.ts';
import { tokenReport } from '../rules/hardcodedToken.ts';

// An open notebook comes in cells without their outputs: markup is read as it is, outputs as the file has them.

/** Tokens in the outputs and the metadata of a code cell. */
export interface TokensBesideCell {
  /** Counts code cells from 1. */
  readonly cell: number;
  /** The cell's code in the file: what is open may be another one by now. */
  readonly code: string;
  readonly tokens: readonly FoundToken[];
}

/**
 * Looks for tokens beside the code of a notebook's file.
 * @throws NotebookError where the text is no notebook that can be read
 */
export function tokensBesideCells(file: string): readonly TokensBesideCell[] {
  // Most files end here, unparsed.
  if (!holdsToken(file)) return [];
  const notebook = new NotebookFile(file);
  const found = new Map<number, FoundToken[]>();
  for (const token of findTokens(file)) {
    const at = notebook.cellAt(token.start);
    if (at !== undefined && !at.inSource) found.set(at.cell, [...(found.get(at.cell) ?? []), token]);
  }
  return [...found].map(([cell, tokens]) => ({ cell, code: notebook.joined.cellText(cell) ?? '', tokens }));
}

/** Tokens in a cell that is no code. */
export function lintMarkup(markup: LintedText, context: LintContext): readonly TextFinding[] {
  return tokenFindings(markup, [...findTokens(markup.text)], '', context);
}

/** Tokens beside the code of a cell, shown at its first line: an editor has no place in an output. */
export function lintBesideCode(
  code: LintedText,
  tokens: readonly FoundToken[],
  context: LintContext,
): readonly TextFinding[] {
  const end = code.lines.lineText(0).length;
  const shown = tokens.map((token) => ({ ...token, start: 0, end }));
  return tokenFindings(code, shown, ' in the saved output or metadata of this cell', context);
}

function tokenFindings(
  text: LintedText,
  tokens: readonly FoundToken[],
  where: string,
  context: LintContext,
): readonly TextFinding[] {
  if (tokens.length === 0 || isOff('hardcoded-token', context)) return [];
  const reports = tokens.flatMap((token) => {
    const report = tokenReport(token, where);
    return report === undefined ? [] : [{ ...report, rule: 'hardcoded-token' as const }];
  });
  // Neither has comments.
  return findingsOf(text, reports, () => [], context);
}
