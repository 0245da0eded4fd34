import { setImmediate } from 'node:timers/promises';
import type { FileLinter, FileOutcome } from './fileLinter.ts';
import type { TaskControl } from './protocol.ts';

/** Milliseconds that a batch keeps the thread before it looks whether it was cancelled. */
const patience = 50;

/**
 * Lints files (absolute paths) in their order. Files without anything to tell are left out of the answer.
 * @throws the signal's reason when it is aborted
 */
export async function lintBatch(
  linter: FileLinter,
  files: readonly string[],
  control: TaskControl,
): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  let yieldedAt = performance.now();
  for (const [at, file] of files.entries()) {
    const outcome = linter.lintFile(file);
    if (tellsAnything(outcome)) outcomes.push(outcome);
    if (performance.now() - yieldedAt > patience) {
      control.progress(at + 1);
      await setImmediate();
      control.signal.throwIfAborted();
      yieldedAt = performance.now();
    }
  }
  return outcomes;
}

function tellsAnything({ findings, references, skipped, failed }: FileOutcome): boolean {
  return findings.length > 0 || references.length > 0 || skipped !== undefined || failed !== undefined;
}
