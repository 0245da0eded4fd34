import nodePath from 'node:path';
import type { TextFinding } from '../../core/src/finding/finding.ts';
import { type EditableText, editableText } from '../../core/src/lint/notebook/editableText.ts';
import { reportFindings } from '../../core/src/report/fingerprint.ts';
import type { ReportedFinding } from '../../core/src/report/lintReport.ts';
import { NotebookError } from '../../core/src/source/notebook/jsonScanner.ts';
import { readSourceText } from '../../core/src/walk/sourceText.ts';
import type { CommandContext } from './command.ts';
import { allFindings, type LintRun } from './lintRun.ts';

/**
 * The findings of a run with their fingerprints and lines of source.
 * @param source the text that was on standard input; its findings have no file
 */
export function reportedFindings(run: LintRun, context: CommandContext, source?: string): ReportedFinding[] {
  const texts = new Map<string, EditableText | undefined>();
  const textOf = ({ place: { path, cell } }: TextFinding) => {
    if (!texts.has(path)) texts.set(path, textAt(path, source, context));
    return texts.get(path)?.textOf(cell);
  };
  return reportFindings(allFindings(run), textOf);
}

/** What stands in a file that was linted, to show lines of it; `undefined` where it is gone. */
function textAt(
  path: string,
  source: string | undefined,
  { folder }: CommandContext,
): EditableText | undefined {
  const read = source === undefined ? readSourceText(nodePath.resolve(folder, path)) : { text: source };
  if ('skipped' in read) return undefined;
  try {
    return editableText(path, read.text);
  } catch (error) {
    // Somebody wrote it since it was linted.
    if (error instanceof NotebookError) return undefined;
    throw error;
  }
}
