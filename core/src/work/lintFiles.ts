import { setImmediate } from 'node:timers/promises';
import { loadLanguages } from '../source/languages.ts';
import { FileLinter, type FileOutcome, type LintSetup } from './fileLinter.ts';
import { type LintItem, lintBatch } from './lintBatch.ts';
import { LintThreads, type LintThreadsOptions } from './lintThreads.ts';

export interface SizedFile {
  /** Absolute. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

export interface LintFilesOptions extends LintThreadsOptions {
  /** Tells how many files are done. */
  onProgress?(done: number): void;
}

/**
 * Up to this many bytes are linted in this thread, whose parser is warm: a worker takes some 60 ms to start. More could
 * keep this thread from hearing Ctrl-C.
 */
export const inProcessBytes = 16 * 1024;
const batchBytes = 512 * 1024;
const batchFiles = 500;
/** Milliseconds that the walk keeps the thread. */
const patience = 50;

/**
 * Lints many files, on worker threads unless there is next to nothing to do, and gives what they tell in the order of
 * the files. The files may still be walked while the first are linted.
 * @throws the signal's reason when it is aborted
 */
export async function lintFiles(
  files: Iterable<SizedFile>,
  setup: LintSetup,
  options: LintFilesOptions,
): Promise<FileOutcome[]> {
  const batches = batchesOf(files, options.signal);
  const first = await batches.next();
  if (first.done === true) return [];
  const second = await batches.next();
  if (second.done !== true || first.value.bytes > inProcessBytes) {
    const started = second.done === true ? [first.value] : [first.value, second.value];
    return lintInWorkers(started, batches, setup, options);
  }
  const { items } = first.value;
  const { outcomes, done } = await lintInProcess(items, setup, options);
  if (done === items.length) return outcomes;
  const rest = await lintInWorkers([{ items: items.slice(done), bytes: 0 }], batches, setup, options);
  return [...outcomes, ...rest];
}

async function lintInProcess(items: readonly LintItem[], setup: LintSetup, options: LintFilesOptions) {
  await loadLanguages(setup);
  const linter = new FileLinter(setup);
  if (linter.isBroken) return { outcomes: [], done: 0 };
  return lintBatch(linter, items, {
    signal: options.signal ?? new AbortController().signal,
    progress: (done) => options.onProgress?.(done),
    retire: () => undefined,
  });
}

async function lintInWorkers(
  started: readonly Batch[],
  rest: AsyncIterable<Batch>,
  setup: LintSetup,
  options: LintFilesOptions,
): Promise<FileOutcome[]> {
  const threads = new LintThreads(setup, options);
  let done = 0;
  const running: Promise<FileOutcome[]>[] = [];
  const lint = ({ items }: Batch) => {
    const outcomes = threads.lint(items);
    outcomes.then(
      () => {
        done += items.length;
        options.onProgress?.(done);
      },
      // A failure is told when all are settled.
      () => undefined,
    );
    running.push(outcomes);
  };
  try {
    for (const batch of started) lint(batch);
    for await (const batch of rest) lint(batch);
    return (await settle(running)).flat();
  } finally {
    await threads.close();
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
  readonly items: readonly LintItem[];
  readonly bytes: number;
}

/** The walk is synchronous: between files it lets answers in, new work out, and hears an abort. */
async function* batchesOf(
  files: Iterable<SizedFile>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Batch, undefined> {
  let items: LintItem[] = [];
  let bytes = 0;
  let yieldedAt = performance.now();
  for (const { path, size } of files) {
    items.push({ path });
    bytes += size;
    if (performance.now() - yieldedAt > patience) {
      await setImmediate();
      signal?.throwIfAborted();
      yieldedAt = performance.now();
    }
    if (bytes < batchBytes && items.length < batchFiles) continue;
    yield { items, bytes };
    await setImmediate();
    items = [];
    bytes = 0;
  }
  if (items.length > 0) yield { items, bytes };
  return undefined;
}
