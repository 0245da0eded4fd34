import { setImmediate } from 'node:timers/promises';
import { loadLanguages } from '../source/languages.ts';
import { FileLinter, type FileOutcome, type LintSetup } from './fileLinter.ts';
import { lintBatch } from './lintBatch.ts';
import { WorkerPool } from './workerPool.ts';

export interface SizedFile {
  /** Absolute. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

export interface LintFilesOptions {
  /** Threads at most; with 1 all is done in this one. */
  readonly jobs: number;
  /** Absolute path of the bundled `lint-worker.js`. */
  readonly workerScript: string;
  readonly signal?: AbortSignal;
  /** Tells how many files are done. */
  onProgress?(done: number): void;
}

/** Below this many bytes a worker's start takes longer than the work. */
const inProcessBytes = 1024 * 1024;
const batchBytes = 512 * 1024;
const batchFiles = 500;

/**
 * Lints many files, on worker threads where there is enough to do, and gives what they tell in the order of the
 * files. The files may still be walked while the first are linted.
 * @throws the signal's reason when it is aborted
 */
export async function lintFiles(
  files: Iterable<SizedFile>,
  setup: LintSetup,
  options: LintFilesOptions,
): Promise<FileOutcome[]> {
  const batches = batchesOf(files);
  const first: string[][] = [];
  let bytes = 0;
  for (let next = batches.next(); next.done !== true; next = batches.next()) {
    first.push(next.value.paths);
    bytes += next.value.bytes;
    if (bytes > inProcessBytes && options.jobs > 1) return lintInWorkers(first, batches, setup, options);
  }
  return lintInProcess(first.flat(), setup, options);
}

async function lintInProcess(
  files: readonly string[],
  setup: LintSetup,
  { signal, onProgress }: LintFilesOptions,
): Promise<FileOutcome[]> {
  await loadLanguages(setup);
  return lintBatch(new FileLinter(setup), files, {
    signal: signal ?? new AbortController().signal,
    progress: (done) => onProgress?.(done),
  });
}

async function lintInWorkers(
  first: readonly string[][],
  rest: Iterator<Batch>,
  setup: LintSetup,
  { jobs, workerScript, signal, onProgress }: LintFilesOptions,
): Promise<FileOutcome[]> {
  const pool = new WorkerPool<readonly string[], FileOutcome[]>({
    script: workerScript,
    size: jobs,
    workerData: setup,
  });
  let done = 0;
  const running: Promise<FileOutcome[]>[] = [];
  const lint = (files: readonly string[]) => {
    const outcomes = pool.run(files, signal === undefined ? {} : { signal });
    outcomes.then(
      () => {
        done += files.length;
        onProgress?.(done);
      },
      // A failure is told when all are settled.
      () => undefined,
    );
    running.push(outcomes);
  };
  try {
    for (const files of first) lint(files);
    for (let next = rest.next(); next.done !== true; next = rest.next()) {
      lint(next.value.paths);
      // The walk is synchronous: let answers in, and new work out.
      await setImmediate();
    }
    return (await settle(running)).flat();
  } finally {
    await pool.close();
  }
}

/** Waits for all, then fails with the first failure: none is left without a handler. */
async function settle<Value>(running: readonly Promise<Value>[]): Promise<Value[]> {
  const settled = await Promise.allSettled(running);
  return settled.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

interface Batch {
  readonly paths: string[];
  readonly bytes: number;
}

function* batchesOf(files: Iterable<SizedFile>): Generator<Batch, undefined> {
  let paths: string[] = [];
  let bytes = 0;
  for (const file of files) {
    paths.push(file.path);
    bytes += file.size;
    if (bytes < batchBytes && paths.length < batchFiles) continue;
    yield { paths, bytes };
    paths = [];
    bytes = 0;
  }
  if (paths.length > 0) yield { paths, bytes };
  return undefined;
}
