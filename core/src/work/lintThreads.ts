import nodePath from 'node:path';
import { displayPath } from '../paths/displayPath.ts';
import type { FileOutcome, LintSetup } from './fileLinter.ts';
import type { BatchResult, LintItem } from './lintBatch.ts';
import { WorkerDiedError, WorkerPool } from './workerPool.ts';

export interface LintThreadsOptions {
  /** Threads at most; they start when there is work. */
  readonly jobs: number;
  /** Absolute path of the bundled `lint-worker.js`. */
  readonly workerScript: string;
  readonly signal?: AbortSignal;
}

/** So many threads may die before the fault is not looked for in a file: each death costs a start. */
const mostDeaths = 50;

/** Lints on worker threads and loses no item, whatever an item does to its thread. Call `close`. */
export class LintThreads {
  readonly #folder: string;
  readonly #options: LintThreadsOptions;
  readonly #pool: WorkerPool<readonly LintItem[], BatchResult>;
  #deaths = 0;

  constructor(setup: LintSetup, options: LintThreadsOptions) {
    this.#folder = setup.folder;
    this.#options = options;
    this.#pool = new WorkerPool({ script: options.workerScript, size: options.jobs, workerData: setup });
  }

  /**
   * The outcomes of a batch in its order, without those that have nothing to tell. Where an item breaks its thread's
   * parser, those after it go to a new thread; where a thread dies, the batch is halved until the item that it dies of
   * is alone, and that one has failed.
   * @throws the signal's reason when it is aborted
   */
  async lint(items: readonly LintItem[]): Promise<FileOutcome[]> {
    const outcomes: FileOutcome[] = [];
    let rest = items;
    while (rest.length > 0) {
      const { signal } = this.#options;
      try {
        const result = await this.#pool.run(rest, signal === undefined ? {} : { signal });
        outcomes.push(...result.outcomes);
        rest = rest.slice(result.done);
      } catch (error) {
        if (!(error instanceof WorkerDiedError)) throw error;
        this.#deaths += 1;
        if (rest.length === 1 || this.#deaths > mostDeaths) {
          return [...outcomes, ...rest.map((item) => this.#failed(item, error))];
        }
        const half = Math.ceil(rest.length / 2);
        outcomes.push(...(await this.lint(rest.slice(0, half))));
        rest = rest.slice(half);
      }
    }
    return outcomes;
  }

  /** Ends all threads at once, also one in the middle of an item. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  #failed({ path }: LintItem, { message }: WorkerDiedError): FileOutcome {
    const display = displayPath(this.#folder, path, nodePath);
    return { path: display, findings: [], references: [], failed: message };
  }
}
