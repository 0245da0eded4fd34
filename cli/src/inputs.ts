import { realpathSync, statSync } from 'node:fs';
import nodePath from 'node:path';
import type { SkippedFile } from '../../core/src/lint/result.ts';
import { sourceKindOf } from '../../core/src/lint/sourceKind.ts';
import { displayPath } from '../../core/src/paths/displayPath.ts';
import { isInside } from '../../core/src/paths/isInside.ts';
import { pathMatcher } from '../../core/src/paths/pathPattern.ts';
import { reasonOf } from '../../core/src/paths/systemReason.ts';
import { walk } from '../../core/src/walk/walk.ts';
import type { SizedFile } from '../../core/src/work/lintFiles.ts';

/** The files that PATH arguments mean, found while they are read. */
export class Inputs {
  /** What was met and cannot be read. */
  readonly skipped: SkippedFile[] = [];
  /** What was named and cannot be read: exit code 3. */
  readonly unreadable: SkippedFile[] = [];
  /** Folders (absolute) that hold a file. */
  readonly folders = new Set<string>();
  count = 0;
  readonly #folder: string;
  readonly #paths: readonly string[];
  readonly #excludes: (path: string, isFolder: boolean) => boolean;
  readonly #named = new Set<string>();
  /** The folders that were named, with links followed. */
  readonly #roots = new Set<string>();

  constructor(paths: readonly string[], folder: string, excluded: readonly string[]) {
    this.#folder = folder;
    this.#paths = paths.length === 0 ? ['.'] : paths;
    const matches = pathMatcher(excluded);
    this.#excludes = (path, isFolder) => {
      const inside = isInside(folder, path, nodePath) && path !== folder;
      return inside && matches(`${displayPath(folder, path, nodePath)}${isFolder ? '/' : ''}`);
    };
  }

  /** True for a file that was named, not met while walking. */
  isNamed(display: string): boolean {
    return this.#named.has(display);
  }

  /**
   * Whether a fix of a file (absolute) may change what it leads to when links are followed: anything below a
   * folder that was named, and what a file leads to that was named itself.
   */
  mayWrite(file: string, target: string): boolean {
    return (
      this.isNamed(this.#display(file)) || [...this.#roots].some((root) => isInside(root, target, nodePath))
    );
  }

  /** Each file once, in the order of the arguments. The languages must be loaded. */
  *files(): Generator<SizedFile> {
    const seen = new Set<string>();
    for (const file of this.#all()) {
      if (seen.has(file.path)) continue;
      seen.add(file.path);
      this.folders.add(nodePath.dirname(file.path));
      this.count += 1;
      yield file;
    }
  }

  *#all(): Generator<SizedFile> {
    for (const named of this.#paths) {
      const path = nodePath.resolve(this.#folder, named);
      let isFolder: boolean;
      let size: number;
      try {
        const found = statSync(path);
        isFolder = found.isDirectory();
        size = found.size;
        if (isFolder) this.#roots.add(realpathSync(path));
      } catch (error) {
        this.#cannotRead(path, reasonOf(error));
        continue;
      }
      if (isFolder) yield* this.#below(path);
      else if (sourceKindOf(path) === undefined)
        this.#skip(path, 'nothing of this tool reads files of this name');
      else if (!this.#excludes(path, false)) {
        this.#named.add(this.#display(path));
        yield { path, size };
      }
    }
  }

  *#below(start: string): Generator<SizedFile> {
    const accepts = (path: string) => sourceKindOf(path) !== undefined;
    for (const { path, skipped, ...file } of walk(start, { accepts, excludes: this.#excludes })) {
      if ('size' in file) yield { path, size: file.size };
      else if (path === start) this.#cannotRead(path, skipped ?? '');
      else this.#skip(path, skipped ?? '');
    }
  }

  #skip(path: string, reason: string): void {
    this.skipped.push({ path: this.#display(path), reason });
  }

  #cannotRead(path: string, reason: string): void {
    this.unreadable.push({ path: this.#display(path), reason });
  }

  #display(path: string): string {
    return displayPath(this.#folder, path, nodePath);
  }
}
