import { parentPort, workerData } from 'node:worker_threads';
import { loadLanguages } from '../source/languages.ts';
import { FileLinter, type LintSetup } from './fileLinter.ts';
import { type BatchResult, type LintItem, lintBatch } from './lintBatch.ts';
import { serveTasks } from './serveTasks.ts';

// The entry of `dist/lint-worker.js`.
if (parentPort !== null) {
  const setup = workerData as LintSetup;
  const ready = loadLanguages(setup).then(() => new FileLinter(setup));
  serveTasks<readonly LintItem[], BatchResult>(parentPort, async (items, control) =>
    lintBatch(await ready, items, control),
  );
}
