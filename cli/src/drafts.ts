import nodePath from 'node:path';
import { readSourceText, type SourceText } from '../../core/src/walk/sourceText.ts';
import type { SourceLinter } from '../../core/src/work/sourceLinter.ts';
import type { Draft } from './applyFixes.ts';
import type { CommandContext } from './command.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import type { LintRun } from './lintRun.ts';
import { writeSource } from './writeSource.ts';

/** A draft of a file on disk. */
export interface FileDraft extends Draft {
  readonly before: SourceText;
}

/** Reads the files of a run that have findings or references again, as drafts of their present text. */
export async function draftsOf({ outcomes, setup }: LintRun, linter: SourceLinter): Promise<FileDraft[]> {
  const drafts: FileDraft[] = [];
  for (const { path, findings, references } of outcomes.values()) {
    if (findings.length + references.length === 0) continue;
    const file = nodePath.resolve(setup.folder, path);
    const before = readSourceText(file);
    if ('skipped' in before) continue;
    const outcome = await linter.lintSource(file, before.text);
    drafts.push({ file, before, text: before.text, outcome, fixes: 0, pins: [], refused: [] });
  }
  return drafts;
}

/** Writes the drafts that changed, and puts what became of each into the run. */
export function writeDrafts(
  drafts: readonly FileDraft[],
  run: LintRun,
  { console }: CommandContext,
): { written: FileDraft[]; codes: ExitCode[] } {
  const written: FileDraft[] = [];
  const codes: ExitCode[] = [];
  for (const draft of drafts) {
    if (draft.text === draft.before.text) continue;
    const { path } = draft.outcome;
    const reason = writeSource(draft.file, draft.before, draft.text, (file, target) =>
      run.inputs.mayWrite(file, target),
    );
    if (reason === undefined) {
      run.outcomes.set(path, draft.outcome);
      written.push(draft);
    } else {
      console.note(`${path} was not fixed: ${reason}`);
      codes.push(exitCodes.usage);
    }
  }
  return { written, codes };
}
