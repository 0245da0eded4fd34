import { setMaxListeners } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './protocol.ts';

/** A worker thread ended in the middle of a task. */
export class WorkerDiedError extends Error {
  override readonly name = 'WorkerDiedError';
}

export interface PoolOptions {
  /** Absolute path of the bundled worker. */
  readonly script: string;
  /** Threads at most; they start when there is work for them. */
  readonly size: number;
  /** Handed to each worker at its start. */
  readonly workerData: unknown;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  onProgress?(done: number): void;
}

interface Job<Task, Result> {
  readonly id: number;
  readonly task: Task;
  readonly options: RunOptions;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

interface Thread<Task, Result> {
  readonly worker: Worker;
  job: Job<Task, Result> | undefined;
}

/** Runs tasks on worker threads, in the order in which they came. Call `close`. */
export class WorkerPool<Task, Result> {
  readonly #options: PoolOptions;
  readonly #threads = new Set<Thread<Task, Result>>();
  readonly #waiting: Job<Task, Result>[] = [];
  #lastId = 0;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Rejects with the signal's reason where it is aborted, and where the worker fails or dies. */
  run(task: Task, options: RunOptions = {}): Promise<Result> {
    return new Promise((resolve, reject) => {
      const { signal } = options;
      if (signal?.aborted === true) {
        reject(signal.reason);
        return;
      }
      this.#lastId += 1;
      const ended = new AbortController();
      const job: Job<Task, Result> = {
        id: this.#lastId,
        task,
        options,
        resolve: (result) => {
          ended.abort();
          resolve(result);
        },
        reject: (error) => {
          ended.abort();
          reject(error);
        },
      };
      // A signal may outlive many tasks, and stop as many at once: each listener goes with its task.
      if (signal !== undefined) setMaxListeners(0, signal);
      signal?.addEventListener('abort', () => this.#abort(job, signal.reason), { signal: ended.signal });
      this.#waiting.push(job);
      this.#assign();
    });
  }

  /** Ends all threads at once; what still runs is rejected. */
  async close(): Promise<void> {
    const threads = [...this.#threads];
    this.#threads.clear();
    for (const job of [...this.#waiting.splice(0), ...threads.map((thread) => thread.job)]) {
      job?.reject(new Error('the pool was closed'));
    }
    await Promise.all(threads.map((thread) => thread.worker.terminate()));
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const thread = this.#idleThread();
      const job = thread === undefined ? undefined : this.#waiting.shift();
      if (thread === undefined || job === undefined) return;
      thread.job = job;
      post(thread, { type: 'run', id: job.id, task: job.task });
    }
  }

  #idleThread(): Thread<Task, Result> | undefined {
    for (const thread of this.#threads) if (thread.job === undefined) return thread;
    return this.#threads.size < this.#options.size ? this.#start() : undefined;
  }

  #start(): Thread<Task, Result> {
    const worker = new Worker(this.#options.script, { workerData: this.#options.workerData });
    const thread: Thread<Task, Result> = { worker, job: undefined };
    this.#threads.add(thread);
    worker.on('message', (message: FromWorker<Result>) => this.#answered(thread, message));
    worker.on('error', (error) => this.#died(thread, error.message));
    worker.on('exit', (code) => this.#died(thread, `a worker ended with ${code}`));
    return thread;
  }

  #answered(thread: Thread<Task, Result>, message: FromWorker<Result>): void {
    const { job } = thread;
    if (job?.id !== message.id) return;
    if (message.type === 'progress') {
      job.options.onProgress?.(message.done);
      return;
    }
    thread.job = undefined;
    if (message.type === 'result' && message.last) {
      this.#threads.delete(thread);
      void thread.worker.terminate();
    }
    if (message.type === 'result') job.resolve(message.result);
    else job.reject(workerError(message.message, message.stack));
    this.#assign();
  }

  #died(thread: Thread<Task, Result>, reason: string): void {
    if (!this.#threads.delete(thread)) return;
    thread.job?.reject(new WorkerDiedError(reason));
    this.#assign();
  }

  /** The promise ends at once; the worker is told, and is free again when it answers. */
  #abort(job: Job<Task, Result>, reason: unknown): void {
    const at = this.#waiting.indexOf(job);
    if (at !== -1) this.#waiting.splice(at, 1);
    for (const thread of this.#threads) if (thread.job === job) post(thread, { type: 'cancel', id: job.id });
    job.reject(reason);
  }
}

function post<Task, Result>(thread: Thread<Task, Result>, message: ToWorker<Task>): void {
  thread.worker.postMessage(message);
}

function workerError(message: string, stack: string | undefined): Error {
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
