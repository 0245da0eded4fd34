import { parentPort } from 'node:worker_threads';
import type { VerifyTask, VerifyTaskResult } from '../../../core/src/work/verifyTask.ts';

// Node tells of each module whose kind it has to find out; the bundle has none.
process.removeAllListeners('warning');
const { runVerifyTask } = await import('../../../core/src/work/runVerifyTask.ts');
const { serveTasks } = await import('../../../core/src/work/serveTasks.ts');

// As `dist/verify-worker.js`; a file named `deadly` ends the thread.
if (parentPort !== null) {
  serveTasks<VerifyTask, VerifyTaskResult>(parentPort, async (task, control) => {
    if (task.files.some(({ path }) => path.endsWith('deadly'))) process.exit(9);
    return runVerifyTask(task, control);
  });
}
