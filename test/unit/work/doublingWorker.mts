import { parentPort } from 'node:worker_threads';
import { serveTasks } from '../../../core/src/work/serveTasks.ts';

// Doubles numbers; -1 fails, 0 ends the thread, 1000 waits until it is cancelled.
if (parentPort !== null) {
  serveTasks<number, number>(parentPort, async (task, { signal, progress }) => {
    progress(1);
    if (task === -1) throw new Error('no negative numbers');
    if (task === 0) process.exit(7);
    if (task === 1000)
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    return task * 2;
  });
}
