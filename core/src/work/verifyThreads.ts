import type { ResultOf, VerifyTask, VerifyTaskResult } from './verifyTask.ts';
import { type RunOptions, WorkerPool } from './workerPool.ts';

export interface VerifyThreadsOptions {
  /** Threads at most; they start when there is work. */
  readonly jobs: number;
  /** Absolute path of the bundled `verify-worker.js`. */
  readonly workerScript: string;
  /** The folder of the grammars, for code that travels with a model. */
  readonly wasmDirectory: string;
}

/** What a worker is given at its start. */
export interface VerifyWorkerData {
  readonly wasmDirectory: string;
}

/** Does tasks of verification on worker threads, in the order in which they came. Call `close`. */
export class VerifyThreads {
  readonly jobs: number;
  readonly #pool: WorkerPool<VerifyTask, VerifyTaskResult>;

  constructor({ jobs, workerScript, wasmDirectory }: VerifyThreadsOptions) {
    this.jobs = jobs;
    this.#pool = new WorkerPool({ script: workerScript, size: jobs, workerData: { wasmDirectory } });
  }

  /** @throws WorkerDiedError where the thread ends in the middle; the signal's reason when it is aborted */
  async run<Task extends VerifyTask>(task: Task, options: RunOptions = {}): Promise<ResultOf<Task>> {
    // A worker answers each kind of task with a result of that kind.
    return (await this.#pool.run(task, options)) as ResultOf<Task>;
  }

  /** Ends all threads at once, also one in the middle of a file. */
  close(): Promise<void> {
    return this.#pool.close();
  }
}
