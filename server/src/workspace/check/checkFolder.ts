import nodePath from 'node:path';
import { sourceKindOf } from '../../../../core/src/lint/sourceKind.ts';
import { displayPath } from '../../../../core/src/paths/displayPath.ts';
import { walk } from '../../../../core/src/walk/walk.ts';
import type { FileOutcome, LintSetup } from '../../../../core/src/work/fileLinter.ts';
import { lintFiles, type SizedFile } from '../../../../core/src/work/lintFiles.ts';
import type { CheckLimits } from '../../settings/settings.ts';

export interface CheckOptions {
  readonly limits: CheckLimits;
  /** Of a `/` separated path from the folder, a folder's with a slash at its end. */
  excludes(path: string): boolean;
  /** True for a file (absolute path) that is open: the editor's text counts, not the one on disk. */
  isOpen(file: string): boolean;
  /** These files alone (absolute paths), as far as a walk would come by them. */
  readonly only?: readonly string[];
  readonly workerScript: string;
  readonly signal: AbortSignal;
  onProgress(files: number): void;
}

/** What a walk over a folder found; paths count from the folder. */
export interface CheckedFolder {
  /** How many were looked at. */
  readonly files: number;
  /** Of those with something to tell. */
  readonly outcomes: readonly FileOutcome[];
  /** Why the walk ended before all was seen; for people. */
  readonly stopped?: string;
}

/** Worker threads: the editor goes on while a workspace is read. */
const jobs = 2;

/**
 * Lints the files of a folder that are not open, in worker threads, up to the limits.
 * @throws the signal's reason where it was aborted
 */
export async function checkFolder(setup: LintSetup, options: CheckOptions): Promise<CheckedFolder> {
  const files = new BoundedWalk(setup.folder, options);
  const { workerScript, signal } = options;
  const outcomes = await lintFiles(files, setup, {
    jobs,
    workerScript,
    signal,
    onProgress: (done) => options.onProgress(done),
  });
  return { files: files.count, outcomes, ...(files.stopped === undefined ? {} : { stopped: files.stopped }) };
}

/** The files to lint, until a limit is reached. */
class BoundedWalk implements Iterable<SizedFile> {
  stopped: string | undefined;
  /** Files given so far. */
  count = 0;
  readonly #folder: string;
  readonly #options: CheckOptions;

  constructor(folder: string, options: CheckOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  *[Symbol.iterator](): Generator<SizedFile> {
    const { limits, excludes, isOpen, only } = this.#options;
    const way = only === undefined ? undefined : wayTo(only);
    let bytes = 0;
    const walked = walk(this.#folder, {
      accepts: (path) => sourceKindOf(path) !== undefined && (way === undefined || way.has(path)),
      excludes: (path, isFolder) =>
        (way !== undefined && !way.has(path)) ||
        excludes(`${displayPath(this.#folder, path, nodePath)}${isFolder ? '/' : ''}`),
    });
    for (const file of walked) {
      if (file.skipped !== undefined || isOpen(file.path)) continue;
      bytes += file.size;
      if (this.count >= limits.files) {
        this.stopped = `more than ${limits.files} files`;
        return;
      }
      if (bytes > limits.bytes) {
        this.stopped = `more than ${Math.round(limits.bytes / 1024 / 1024)} MiB`;
        return;
      }
      this.count += 1;
      yield { path: file.path, size: file.size };
    }
  }
}

/** Files and the folders above them. */
function wayTo(files: readonly string[]): ReadonlySet<string> {
  const way = new Set<string>();
  for (const file of files) {
    let path = nodePath.normalize(file);
    while (!way.has(path)) {
      way.add(path);
      path = nodePath.dirname(path);
    }
  }
  return way;
}
