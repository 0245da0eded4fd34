import type { StampingDigester } from '../digest/cachedDigester.ts';
import type { DigestOptions, DigestRequest, NoDigest } from '../digest/digester.ts';
import type { StampedDigest } from '../digest/digestFile.ts';
import { digestInTurn } from '../digest/digestInTurn.ts';
import type { VerifyThreads } from './verifyThreads.ts';
import { WorkerDiedError } from './workerPool.ts';

/** Up to this many bytes are hashed in this thread, in some ten milliseconds: a worker takes longer to start. */
export const inProcessBytes = 16 * 1024 * 1024;
/** Small files go to a worker together: a task costs a message there and back. */
const batchBytes = 64 * 1024 * 1024;
const batchFiles = 500;

/** Hashes files on worker threads, the largest first, or in this thread where there is little to hash or only one job. */
export class ThreadedDigester implements StampingDigester {
  readonly #threads: VerifyThreads | undefined;

  /** @param threads none: everything is hashed in this thread */
  constructor(threads?: VerifyThreads) {
    this.#threads = threads;
  }

  async digestStamped(
    requests: readonly DigestRequest[],
    options: DigestOptions = {},
  ): Promise<(StampedDigest | NoDigest)[]> {
    const threads = this.#threads;
    const bytes = requests.reduce((sum, { size }) => sum + size, 0);
    const isLittle = bytes <= inProcessBytes && requests.length <= batchFiles;
    if (threads === undefined || threads.jobs <= 1 || isLittle) return digestInTurn(requests, options);
    const outcomes = new Map<DigestRequest, StampedDigest | NoDigest>();
    const done = new Map<Batch, number>();
    const tell = (batch: Batch, of: number) => {
      done.set(batch, of);
      options.onProgress?.([...done.values()].reduce((sum, each) => sum + each, 0));
    };
    const running = batchesOf(requests).map(async (batch) => {
      for (const [at, outcome] of (await digestBatch(threads, batch, options, tell)).entries()) {
        const request = batch.files[at];
        if (request !== undefined) outcomes.set(request, outcome);
      }
      tell(batch, batch.bytes);
    });
    // All are waited for, so that none is left without a handler.
    for (const settled of await Promise.allSettled(running)) {
      if (settled.status === 'rejected') throw settled.reason;
    }
    return requests.map((request) => outcomes.get(request) ?? { failed: 'it was not read' });
  }
}

interface Batch {
  readonly files: readonly DigestRequest[];
  readonly bytes: number;
}

async function digestBatch(
  threads: VerifyThreads,
  batch: Batch,
  { signal }: DigestOptions,
  tell: (batch: Batch, done: number) => void,
): Promise<readonly (StampedDigest | NoDigest)[]> {
  try {
    const { outcomes } = await threads.run(
      { kind: 'digest', files: batch.files },
      { ...(signal === undefined ? {} : { signal }), onProgress: (bytes) => tell(batch, bytes) },
    );
    return outcomes;
  } catch (error) {
    if (!(error instanceof WorkerDiedError)) throw error;
    return batch.files.map(() => ({ failed: `the thread that read it ended: ${error.message}` }));
  }
}

/** Largest first, so that no thread is left alone with a large file at the end. */
function batchesOf(requests: readonly DigestRequest[]): Batch[] {
  const batches: Batch[] = [];
  let files: DigestRequest[] = [];
  let bytes = 0;
  for (const request of [...requests].sort((a, b) => b.size - a.size)) {
    files.push(request);
    bytes += request.size;
    if (bytes < batchBytes && files.length < batchFiles) continue;
    batches.push({ files, bytes });
    files = [];
    bytes = 0;
  }
  if (files.length > 0) batches.push({ files, bytes });
  return batches;
}
