import type { TextFinding } from '../../finding/finding.ts';
import { SourceDocument } from '../../source/document.ts';
import { languageById } from '../../source/languages.ts';
import { NotebookFile } from '../../source/notebook/notebookFile.ts';
import { findTokens } from '../../text/maskTokens.ts';
import type { LintContext } from '../context.ts';
import { findingsOf } from '../findings/findingsOf.ts';
import { isOff } from '../findings/severityOf.ts';
import type { RuleReport } from '../findings/suppressions.ts';
import { lint } from '../lint.ts';
import type { LintResult } from '../result.ts';
import { tokenReport } from '../rules/hardcodedToken.ts';
import { toCells } from './cellPlaces.ts';

/**
 * Lints the text of an `.ipynb` file: its code cells as one Python text, and for tokens all that is written around
 * them. What lies in a cell has its place there, and beside it the place in the file.
 * @throws NotebookError where the text is no notebook that can be read; LintLimitError where its code costs too much
 */
export function lintNotebook(path: string, text: string, context: LintContext): LintResult {
  const notebook = new NotebookFile(text);
  const document = new SourceDocument(path, languageById('python'), notebook.joined.text);
  try {
    const joined = lint(document, context, notebook.joined);
    const { findings, references } = toCells(joined, notebook.joined);
    return {
      findings: [
        ...findings.map((finding) => placedInFile(finding, notebook)),
        ...tokens(path, notebook, context),
      ],
      references,
    };
  } finally {
    document.dispose();
  }
}

function placedInFile(finding: TextFinding, notebook: NotebookFile): TextFinding {
  const { cell, range } = finding.place;
  const inFile = cell === undefined ? undefined : notebook.rangeInFile({ cell, range });
  return inFile === undefined ? finding : { ...finding, place: { ...finding.place, inFile } };
}

/** Tokens in outputs, Markdown, metadata and cells of other languages; those in the code are found with it. */
function tokens(path: string, notebook: NotebookFile, context: LintContext): readonly TextFinding[] {
  if (isOff('hardcoded-token', context)) return [];
  const reports: RuleReport[] = [];
  for (const found of findTokens(notebook.text)) {
    const at = notebook.cellAt(found.start);
    if (notebook.isPython && at?.inSource === true) continue;
    const where = at === undefined ? '' : at.inSource ? ` in cell ${at.cell}` : ` beside cell ${at.cell}`;
    const report = tokenReport(found, where);
    if (report !== undefined) reports.push({ ...report, rule: 'hardcoded-token' });
  }
  // JSON has no comments.
  return findingsOf({ path, text: notebook.text, lines: notebook.lines }, reports, () => [], context);
}
