import { setImmediate } from 'node:timers/promises';
import type { FileLinter, FileOutcome } from './fileLinter.ts';
import type { TaskControl } from './protocol.ts';

/** Milliseconds that a batch keeps the thread before it looks whether it was cancelled. */
const patience = 50;

/** One file to lint. */
export interface LintItem {
  /** Absolute path. */
  readonly path: string;
  /** Instead of what is in the file, which then need not exist. */
  readonly text?: string;
}

export interface BatchResult {
  /** In the order of the items; those without anything to tell are left out. */
  readonly outcomes: FileOutcome[];
  /** How many items were linted: fewer than were given where the parser broke, and then this thread is used up. */
  readonly done: number;
}

/**
 * Lints items in their order until the parser breaks, which is told to the control.
 * @throws the signal's reason when it is aborted
 */
export async function lintBatch(
  linter: FileLinter,
  items: readonly LintItem[],
  control: TaskControl,
): Promise<BatchResult> {
  const outcomes: FileOutcome[] = [];
  let yieldedAt = performance.now();
  for (const [at, { path, text }] of items.entries()) {
    const outcome = text === undefined ? linter.lintFile(path) : linter.lintSource(path, text);
    if (tellsAnything(outcome)) outcomes.push(outcome);
    if (linter.isBroken) {
      control.retire();
      return { outcomes, done: at + 1 };
    }
    if (performance.now() - yieldedAt > patience) {
      control.progress(at + 1);
      await setImmediate();
      control.signal.throwIfAborted();
      yieldedAt = performance.now();
    }
  }
  return { outcomes, done: items.length };
}

function tellsAnything({ findings, references, skipped, failed }: FileOutcome): boolean {
  return findings.length > 0 || references.length > 0 || skipped !== undefined || failed !== undefined;
}
