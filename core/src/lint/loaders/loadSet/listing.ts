import type { HubFile } from '../../../reference/resolver.ts';

/** The files of a repository at a commit, by folder. Paths are those of the Hub: `/` separated, no leading slash. */
export class Listing {
  readonly all: readonly HubFile[];
  readonly #folders = new Map<string, Map<string, HubFile>>();

  constructor(files: readonly HubFile[]) {
    this.all = files;
    for (const file of files) {
      const slash = file.path.lastIndexOf('/');
      const folder = slash === -1 ? '' : file.path.slice(0, slash);
      const names = this.#folders.get(folder) ?? new Map<string, HubFile>();
      names.set(file.path.slice(slash + 1), file);
      this.#folders.set(folder, names);
    }
  }

  /** A file of a folder by its name. */
  file(folder: string, name: string): HubFile | undefined {
    return this.#folders.get(folder)?.get(name);
  }

  /** Those of the named files that are there. */
  files(folder: string, names: readonly string[]): readonly HubFile[] {
    return names.flatMap((name) => this.file(folder, name) ?? []);
  }

  /** Files that lie in the folder itself, by name. */
  names(folder: string): ReadonlyMap<string, HubFile> {
    return this.#folders.get(folder) ?? new Map();
  }

  matching(folder: string, pattern: RegExp): readonly HubFile[] {
    return [...this.names(folder)].filter(([name]) => pattern.test(name)).map(([, file]) => file);
  }

  /** Folders right below one, with files right in them. */
  foldersIn(folder: string): readonly string[] {
    const prefix = folder === '' ? '' : `${folder}/`;
    return [...this.#folders.keys()].filter(
      (each) => each.startsWith(prefix) && each !== folder && !each.slice(prefix.length).includes('/'),
    );
  }

  /** The file that a name, a path, a URL or an `hf://` address ends with. */
  endOf(address: string, folder: string): HubFile | undefined {
    const wanted = joined(folder, address);
    const exact = this.all.find(({ path }) => path === wanted);
    if (exact !== undefined) return exact;
    return this.all
      .filter(({ path }) => address.endsWith(`/${path}`))
      .reduce<HubFile | undefined>(
        (best, file) => (file.path.length > (best?.path.length ?? 0) ? file : best),
        undefined,
      );
  }
}

/** `folder` without dots and slashes around it. */
export function cleanFolder(folder: string | undefined): string {
  return (folder ?? '').replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
}

export function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
