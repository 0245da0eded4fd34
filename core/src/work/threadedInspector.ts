import type { InspectedFile } from '../formats/inspectContents.ts';
import {
  type InspectionRequest,
  type Inspector,
  type InspectorOptions,
  notInspected,
} from '../formats/inspectFile.ts';
import { inBatches } from './inBatches.ts';
import type { VerifyThreads } from './verifyThreads.ts';
import { WorkerDiedError } from './workerPool.ts';

/** Inspects files on worker threads; one that its thread dies of is `undecidable`, and takes no other along. */
export class ThreadedInspector implements Inspector {
  readonly #threads: VerifyThreads;

  constructor(threads: VerifyThreads) {
    this.#threads = threads;
  }

  inspect(requests: readonly InspectionRequest[], options: InspectorOptions = {}): Promise<InspectedFile[]> {
    return inBatches(
      requests,
      (files, onProgress) => this.#inspect(files, { ...options, onProgress }),
      options.onProgress,
    );
  }

  async #inspect(
    files: readonly InspectionRequest[],
    options: InspectorOptions,
  ): Promise<readonly InspectedFile[]> {
    const { signal, acceptedNames = [] } = options;
    try {
      return (await this.#threads.run({ kind: 'inspect', files, acceptedNames }, options)).files;
    } catch (error) {
      if (!(error instanceof WorkerDiedError)) throw error;
      const [only, ...others] = files;
      if (only !== undefined && others.length === 0)
        return [notInspected(only.size, `the scanner failed on it: ${error.message}`)];
      const half = Math.ceil(files.length / 2);
      const silent = { acceptedNames, ...(signal === undefined ? {} : { signal }) };
      return [
        ...(await this.#inspect(files.slice(0, half), silent)),
        ...(await this.#inspect(files.slice(half), silent)),
      ];
    }
  }
}
