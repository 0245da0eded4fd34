import type { Dirent, Stats } from 'node:fs';
import { lstat, opendir, readlink, realpath, stat } from 'node:fs/promises';
import nodePath from 'node:path';
import type { SnapshotPlace } from '../../hubCache/snapshotPlace.ts';
import { isInside } from '../../paths/isInside.ts';
import { isMissing, reasonOf } from '../../paths/systemReason.ts';
import { compareBytes } from '../../text/compareBytes.ts';
import { type ModelFile, ModelFolderError, type Skipped, type Stray, type StrayKind } from './modelFolder.ts';

const mostEntries = 100_000;
const deepest = 32;
/** Folders that are entered through links: two links in each of thirty make a billion ways. */
const mostLinkedFolders = 1_000;
/** Entries that are asked for at the same time. */
const atOnce = 32;

interface Place {
  /** Absolute, without links. */
  readonly real: string;
  /** As entered, through links to folders, too; `/` separated; empty for the root. */
  readonly path: string;
  readonly depth: number;
  /** The real paths of the folders that it was entered through, and its own. */
  readonly through: readonly string[];
}

/** One walk over a model folder; see `listModelFolder`. */
export class FolderWalk {
  readonly files: ModelFile[] = [];
  readonly strays: Stray[] = [];
  readonly skipped: Skipped[] = [];
  readonly #root: string;
  readonly #snapshot: SnapshotPlace | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #waiting: Place[] = [];
  #entries = 0;
  #linkedFolders = 0;

  constructor(root: string, snapshot: SnapshotPlace | undefined, signal?: AbortSignal) {
    this.#root = root;
    this.#snapshot = snapshot;
    this.#signal = signal;
  }

  /** @param only the name of the one entry of the root that is wanted */
  async run(only?: string): Promise<void> {
    const start: Place = { real: this.#root, path: '', depth: 0, through: [this.#root] };
    if (only === undefined) this.#waiting.push(start);
    else await this.#enter(start, only, await lstat(nodePath.join(this.#root, only)));
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) await this.#list(next);
    for (const list of [this.files, this.strays, this.skipped])
      list.sort((a, b) => compareBytes(a.path, b.path));
  }

  async #list(place: Place): Promise<void> {
    try {
      let some: Dirent[] = [];
      // Bit by bit: a folder may hold more names than there is memory for.
      for await (const entry of await opendir(place.real, { bufferSize: atOnce })) {
        this.#signal?.throwIfAborted();
        this.#entries += 1;
        if (this.#entries > mostEntries) {
          this.#waiting.length = 0;
          this.#stray(place.path || '.', 'over-limit', `the model holds more than ${mostEntries} entries`);
          break;
        }
        some.push(entry);
        if (some.length < atOnce) continue;
        await this.#enterAll(place, some);
        some = [];
      }
      await this.#enterAll(place, some);
    } catch (error) {
      this.#signal?.throwIfAborted();
      if (place.path === '') throw new ModelFolderError(reasonOf(error), { cause: error });
      this.#stray(place.path, 'unreadable', reasonOf(error));
    }
  }

  async #enterAll(place: Place, entries: readonly Dirent[]): Promise<void> {
    await Promise.all(entries.map((entry) => this.#enter(place, entry.name, entry)));
  }

  async #enter(place: Place, name: string, entry: Dirent | Stats): Promise<void> {
    const at = nodePath.join(place.real, name);
    const path = place.path === '' ? name : `${place.path}/${name}`;
    const why = this.#snapshot === undefined ? reasonToSkip(path, entry.isDirectory()) : undefined;
    try {
      if (why !== undefined) this.skipped.push({ path, why });
      else if (entry.isSymbolicLink()) await this.#followLink(place, at, path);
      else if (entry.isDirectory()) this.#queue(place, path, at);
      else if (entry.isFile()) {
        const { size } = await stat(at);
        this.files.push({ path, realPath: at, size });
      } else this.#stray(path, 'special', 'it is no regular file');
    } catch (error) {
      this.#stray(path, 'unreadable', name.includes('\ufffd') ? 'its name is not UTF-8' : reasonOf(error));
    }
  }

  async #followLink(place: Place, at: string, path: string): Promise<void> {
    const target = await readlink(at);
    let real: string;
    let stats: Stats;
    try {
      real = await realpath(at);
      stats = await stat(real);
    } catch (error) {
      if (!isMissing(error)) throw error;
      this.#stray(path, 'dangling-link', 'it is a link that leads to nothing', target);
      return;
    }
    const blob = this.#blobOf(real);
    if (blob === undefined && !isInside(this.#area(), real, nodePath)) {
      this.#stray(path, 'link-escapes', 'it is a link that leads out of the model', target);
    } else if (stats.isDirectory()) {
      // Whoever follows it for ever meets one of the folders that it came through again.
      if (place.through.some((folder) => isInside(real, folder, nodePath)))
        this.#stray(path, 'link-loop', 'it is a link that leads back up', target);
      else this.#enterLinked(place, path, real);
    } else if (stats.isFile()) {
      const named = blob === undefined ? {} : { blob };
      this.files.push({ path, realPath: real, size: stats.size, target, ...named });
    } else this.#stray(path, 'special', 'it is a link to what is no regular file', target);
  }

  #enterLinked(place: Place, path: string, real: string): void {
    this.#linkedFolders += 1;
    if (this.#linkedFolders <= mostLinkedFolders) this.#queue(place, path, real);
    else if (this.#linkedFolders === mostLinkedFolders + 1)
      this.#stray(path, 'over-limit', `the model holds more than ${mostLinkedFolders} links to folders`);
  }

  #queue({ depth, through }: Place, path: string, real: string): void {
    if (depth >= deepest) this.#stray(path, 'over-limit', `it lies more than ${deepest} folders deep`);
    else this.#waiting.push({ real, path, depth: depth + 1, through: [...through, real] });
  }

  /** The folder out of which no link may lead: the whole snapshot, where the model is a folder in one. */
  #area(): string {
    if (this.#snapshot === undefined) return this.#root;
    return nodePath.join(this.#snapshot.folder, 'snapshots', this.#snapshot.sha);
  }

  /** The name of a blob of the snapshot's own repository. */
  #blobOf(real: string): string | undefined {
    if (this.#snapshot === undefined) return undefined;
    const isBlob = nodePath.dirname(real) === nodePath.join(this.#snapshot.folder, 'blobs');
    return isBlob ? nodePath.basename(real) : undefined;
  }

  #stray(path: string, kind: StrayKind, reason: string, target?: string): void {
    this.strays.push({ path, kind, reason, ...(target === undefined ? {} : { target }) });
  }
}

/** What lies in the folder and is no part of the model; only at its top, where tools put it. */
function reasonToSkip(path: string, isDirectory: boolean): string | undefined {
  if (path === '.git') return 'the history of the checkout; loaders read the files beside it';
  if (path === '.cache/huggingface' && isDirectory) return 'what the download client notes about the files';
  return undefined;
}
