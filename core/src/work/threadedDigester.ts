import type { StampingDigester } from '../digest/cachedDigester.ts';
import type { DigestOptions, DigestRequest, NoDigest } from '../digest/digester.ts';
import type { StampedDigest } from '../digest/digestFile.ts';
import { digestInTurn } from '../digest/digestInTurn.ts';
import { inBatches } from './inBatches.ts';
import type { VerifyThreads } from './verifyThreads.ts';
import { WorkerDiedError } from './workerPool.ts';

/** Up to this many bytes are hashed in this thread, in some ten milliseconds: a worker takes longer to start. */
export const inProcessBytes = 16 * 1024 * 1024;
/** And up to so many files: each costs calls of the system. */
const fewFiles = 500;

/** Hashes files on worker threads, or in this thread where there is little to hash or only one job. */
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
    const isLittle = bytes <= inProcessBytes && requests.length <= fewFiles;
    if (threads === undefined || threads.jobs <= 1 || isLittle) return digestInTurn(requests, options);
    return inBatches(
      requests,
      (files, onProgress) => digestBatch(threads, files, { ...options, onProgress }),
      options.onProgress,
    );
  }
}

async function digestBatch(
  threads: VerifyThreads,
  files: readonly DigestRequest[],
  options: DigestOptions,
): Promise<readonly (StampedDigest | NoDigest)[]> {
  try {
    return (await threads.run({ kind: 'digest', files }, options)).outcomes;
  } catch (error) {
    if (!(error instanceof WorkerDiedError)) throw error;
    return files.map(() => ({ failed: `the thread that read it ended: ${error.message}` }));
  }
}
