import { parentPort } from 'node:worker_threads';
import { runVerifyTask } from './runVerifyTask.ts';
import { serveTasks } from './serveTasks.ts';
import type { VerifyTask, VerifyTaskResult } from './verifyTask.ts';

// The entry of `dist/verify-worker.js`.
if (parentPort !== null) serveTasks<VerifyTask, VerifyTaskResult>(parentPort, runVerifyTask);
