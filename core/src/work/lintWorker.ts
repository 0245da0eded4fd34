import { parentPort, workerData } from 'node:worker_threads';
import { loadLanguages } from '../source/languages.ts';
import { FileLinter, type FileOutcome, type LintSetup } from './fileLinter.ts';
import { lintBatch } from './lintBatch.ts';
import { serveTasks } from './serveTasks.ts';

// The entry of `dist/lint-worker.js`.
if (parentPort !== null) {
  const setup = workerData as LintSetup;
  const ready = loadLanguages(setup).then(() => new FileLinter(setup));
  serveTasks<readonly string[], FileOutcome[]>(parentPort, async (files, control) =>
    lintBatch(await ready, files, control),
  );
}
