import { statSync } from 'node:fs';
import nodePath from 'node:path';
import { foldersUpTo } from '../../paths/ancestors.ts';
import { readBounded } from '../../paths/boundedRead.ts';
import { loaders } from '../loaders/catalogue.ts';

const libraries: ReadonlySet<string> = new Set(loaders.map(({ library }) => library));

/** Bytes of a module or a `.env` file that are read: constants stand in small ones. */
const fileByteLimit = 512 * 1024;

export interface ModuleFilesOptions {
  /** How far up a file's project may reach (absolute); nothing outside is read, nor what a link leads to there. */
  boundaryOf(file: string): string;
  /** The text of a file (absolute path) that is open in an editor; it counts before what is on disk. */
  openText?(file: string): string | undefined;
  /** Called when a file is looked for: from then on changes of such files matter. */
  onAsked?(): void;
}

/** A file that an import may lead to, with the rest of the dotted path, which names something in it. */
export interface ModuleFile {
  readonly file: string;
  readonly rest: readonly string[];
}

/** An identifier, called or not: never `..`, a separator or NUL. */
const moduleName = /^[\p{L}\p{N}_]+(?:\(\))?$/u;

type Kind = 'file' | 'folder' | 'nothing';

/** Finds and reads the files that imports of a workspace lead to; each is looked at once, until `forget`. */
export class ModuleFiles {
  readonly #options: ModuleFilesOptions;
  readonly #kinds = new Map<string, Kind>();
  readonly #texts = new Map<string, string | undefined>();

  constructor(options: ModuleFilesOptions) {
    this.#options = options;
  }

  /** True where an answer may have depended on the file, also by its absence. */
  asked(file: string): boolean {
    return this.#kinds.has(file) || this.#texts.has(file);
  }

  forget(): void {
    this.#kinds.clear();
    this.#texts.clear();
  }

  /** Takes a file as it is now; false where it is as it was. */
  refresh(file: string): boolean {
    const [kind, text] = [this.#kinds.get(file), this.#texts.get(file)];
    const wasRead = this.#texts.has(file);
    this.#kinds.delete(file);
    this.#texts.delete(file);
    return kind !== this.#kindOf(file) || (wasRead && text !== this.read(file));
  }

  /**
   * What a dotted path may lead to, the longest module path first. Python looks in the folder of the script, or in
   * that above the package; a project's own `src` and the folders up to its top are where it is usually started from.
   */
  *modulesFor(importer: string, path: string): Generator<ModuleFile> {
    const dots = /^\.*/.exec(path)?.[0].length ?? 0;
    const parts = path.slice(dots).split('.');
    if (!parts.every((part) => moduleName.test(part))) return;
    for (const base of dots > 0 ? [this.#above(importer, dots)] : this.#bases(importer)) {
      if (base === undefined) continue;
      const found = this.#modulesIn(base, parts);
      yield* found;
      if (found.length > 0) return;
    }
  }

  /** The nearest `.env` at or above the file. */
  environmentFile(importer: string): string | undefined {
    return foldersUpTo(importer, this.#options.boundaryOf(importer), nodePath)
      .map((folder) => nodePath.join(folder, '.env'))
      .find((file) => this.#kindOf(file) === 'file');
  }

  /** @returns `undefined` for what is no readable UTF-8 file of that size inside the project */
  read(file: string): string | undefined {
    if (!this.#texts.has(file)) this.#texts.set(file, this.#readNow(file));
    return this.#texts.get(file);
  }

  /** True for a folder with an `__init__.py`. */
  isPackage(folder: string): boolean {
    return this.#kindOf(nodePath.join(folder, '__init__.py')) === 'file';
  }

  #readNow(file: string): string | undefined {
    const open = this.#options.openText?.(file);
    if (open !== undefined) return open.length > fileByteLimit ? undefined : open;
    const read = readBounded(file, fileByteLimit, { within: this.#options.boundaryOf(file) });
    return read.refused === undefined ? read.bytes.toString('utf8').replace(/^\ufeff/, '') : undefined;
  }

  #bases(importer: string): readonly (string | undefined)[] {
    const boundary = this.#options.boundaryOf(importer);
    let folders = foldersUpTo(importer, boundary, nodePath);
    // Inside a package an absolute import starts above it.
    while (folders.length > 1 && this.isPackage(folders[0] ?? '')) folders = folders.slice(1);
    return folders.flatMap((folder) => [folder, nodePath.join(folder, 'src')]);
  }

  /** The folder that so many dots mean. */
  #above(importer: string, dots: number): string | undefined {
    return foldersUpTo(importer, this.#options.boundaryOf(importer), nodePath)[dots - 1];
  }

  #modulesIn(base: string, parts: readonly string[]): readonly ModuleFile[] {
    const found: ModuleFile[] = [];
    let folder = base;
    for (const [at, part] of parts.entries()) {
      const name = part.replaceAll('()', '');
      const rest = parts.slice(at + 1);
      const path = nodePath.join(folder, name);
      const init = nodePath.join(path, '__init__.py');
      if (name !== part) break;
      if (this.#kindOf(path) === 'folder') {
        if (this.#kindOf(init) === 'file') found.unshift({ file: init, rest });
        else if (this.#kindOf(`${path}.py`) === 'file') return [{ file: `${path}.py`, rest }, ...found];
        // A folder without `__init__.py` comes after every installed package of its name.
        else if (at === 0 && libraries.has(name)) break;
        folder = path;
        continue;
      }
      if (this.#kindOf(`${path}.py`) === 'file') found.unshift({ file: `${path}.py`, rest });
      break;
    }
    return found.filter((module) => module.rest.length > 0);
  }

  #kindOf(path: string): Kind {
    let kind = this.#kinds.get(path);
    if (kind === undefined) {
      this.#options.onAsked?.();
      kind = this.#options.openText?.(path) === undefined ? kindOnDisk(path) : 'file';
      this.#kinds.set(path, kind);
    }
    return kind;
  }
}

/** What cannot be looked at, for its name or its rights, is nothing that can be read. */
function kindOnDisk(path: string): Kind {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return 'nothing';
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'nothing';
  } catch {
    return 'nothing';
  }
}
