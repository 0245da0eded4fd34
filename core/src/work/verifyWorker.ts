import { parentPort, workerData } from 'node:worker_threads';
import { loadLanguages } from '../source/languages.ts';
import { runVerifyTask } from './runVerifyTask.ts';
import { serveTasks } from './serveTasks.ts';
import type { VerifyTask, VerifyTaskResult } from './verifyTask.ts';
import type { VerifyWorkerData } from './verifyThreads.ts';

// The entry of `dist/verify-worker.js`.
if (parentPort !== null) {
  const setup = workerData as VerifyWorkerData;
  serveTasks<VerifyTask, VerifyTaskResult>(parentPort, async (task, control) => {
    // Hashing needs no parser.
    if (task.kind === 'inspect') await loadLanguages(setup);
    return runVerifyTask(task, control);
  });
}
