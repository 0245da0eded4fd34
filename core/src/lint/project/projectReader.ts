import { existsSync } from 'node:fs';
import nodePath from 'node:path';
import { foldersUpTo } from '../../paths/ancestors.ts';
import type { ProjectFacts } from './projectFacts.ts';
import { type Floors, readFolderRequirements } from './requirements/folderRequirements.ts';
import { normaliseName } from './requirements/requirement.ts';

export interface ProjectReaderOptions {
  /** How far up a file's project may reach (absolute); see `PolicyFinder.boundaryOf`. */
  boundaryOf(file: string): string;
  /** Whether a file is part of a model, see `PolicyFinder.isInsideModel`. */
  isInsideModel(file: string): boolean;
  /** Whether git ignores a file, see `isIgnoredByGit`. */
  isIgnoredByGit?(file: string): boolean | undefined;
}

/** Gives the facts around files, reading each folder once and only when somebody asks, until `forget`. */
export class ProjectReader {
  readonly #options: ProjectReaderOptions;
  readonly #isPackage = new Map<string, boolean>();
  readonly #floors = new Map<string, Floors>();
  readonly #exists = new Map<string, boolean>();

  constructor(options: ProjectReaderOptions) {
    this.#options = options;
  }

  /** @param file absolute path; the file itself need not exist */
  factsFor(file: string): ProjectFacts {
    const isPackage = nodePath.basename(file) === '__init__.py';
    const moduleName = this.#moduleName(file, isPackage);
    return {
      isPackage,
      insideModel: this.#options.isInsideModel(file),
      ...(moduleName === undefined ? {} : { moduleName }),
      isIgnoredByGit: () => this.#options.isIgnoredByGit?.(file),
      lowestVersion: (distribution) => this.#lowestVersion(file, normaliseName(distribution)),
      existsLocally: (path) => this.#existsLocally(file, path),
    };
  }

  /** Forgets all that was read; for a watcher of project files. */
  forget(): void {
    this.#isPackage.clear();
    this.#floors.clear();
    this.#exists.clear();
  }

  #moduleName(file: string, isPackage: boolean): string | undefined {
    const names = isPackage ? [] : [nodePath.parse(file).name];
    let folder = nodePath.dirname(file);
    while (this.#holdsPackage(folder)) {
      names.unshift(nodePath.basename(folder));
      const parent = nodePath.dirname(folder);
      if (parent === folder) break;
      folder = parent;
    }
    return names.length > (isPackage ? 0 : 1) ? names.join('.') : undefined;
  }

  #holdsPackage(folder: string): boolean {
    return remember(this.#isPackage, folder, () => existsSync(nodePath.join(folder, '__init__.py')));
  }

  /** The nearest folder whose files name the distribution decides, even where they name no version. */
  #lowestVersion(file: string, distribution: string): string | undefined {
    for (const folder of foldersUpTo(file, this.#options.boundaryOf(file), nodePath)) {
      const floors = remember(this.#floors, folder, () => readFolderRequirements(folder));
      if (floors.has(distribution)) return floors.get(distribution);
    }
    return undefined;
  }

  /** Relative to the file's folder, or to the top of its project. */
  #existsLocally(file: string, path: string): boolean {
    if (path === '') return false;
    return [nodePath.dirname(file), this.#options.boundaryOf(file)].some((folder) => {
      const full = nodePath.resolve(folder, path);
      return remember(this.#exists, full, () => existsSync(full));
    });
  }
}

function remember<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = find();
  known.set(key, value);
  return value;
}
