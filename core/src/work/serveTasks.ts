import type { MessagePort } from 'node:worker_threads';
import type { FromWorker, TaskHandler, ToWorker } from './protocol.ts';

/** Answers the tasks that come in over a port until it closes: the worker's side of a `WorkerPool`. */
export function serveTasks<Task, Result>(port: MessagePort, handler: TaskHandler<Task, Result>): void {
  const running = new Map<number, AbortController>();
  const answer = (message: FromWorker<Result>) => port.postMessage(message);
  port.on('message', (message: ToWorker<Task>) => {
    if (message.type === 'cancel') {
      running.get(message.id)?.abort();
      return;
    }
    const { id } = message;
    const controller = new AbortController();
    running.set(id, controller);
    let last = false;
    handler(message.task, {
      signal: controller.signal,
      progress: (done) => answer({ type: 'progress', id, done }),
      retire: () => {
        last = true;
      },
    })
      .then(
        (result) => answer({ type: 'result', id, result, last }),
        (error: unknown) => answer({ type: 'error', id, ...described(error) }),
      )
      .finally(() => running.delete(id));
  });
}

function described(error: unknown): { message: string; stack?: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  return error.stack === undefined
    ? { message: error.message }
    : { message: error.message, stack: error.stack };
}
