import { parentPort } from 'node:worker_threads';
import { runVerifyTask } from '../../../core/src/work/runVerifyTask.ts';
import { serveTasks } from '../../../core/src/work/serveTasks.ts';
import type { VerifyTask, VerifyTaskResult } from '../../../core/src/work/verifyTask.ts';

// As `dist/verify-worker.js`; a file named `deadly` ends the thread.
if (parentPort !== null) {
  serveTasks<VerifyTask, VerifyTaskResult>(parentPort, async (task, control) => {
    if (task.files.some(({ path }) => path.endsWith('deadly'))) process.exit(9);
    return runVerifyTask(task, control);
  });
}
