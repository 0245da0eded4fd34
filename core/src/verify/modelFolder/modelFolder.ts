import type { SnapshotPlace } from '../../hubCache/snapshotPlace.ts';

/** A regular file of a model, or a link that leads to one without leaving the model. */
export interface ModelFile {
  /** In the model, `/` separated; unescaped. */
  readonly path: string;
  /** Absolute, without links: what is opened. */
  readonly realPath: string;
  /** Bytes. */
  readonly size: number;
  /** Where a link leads, as written. */
  readonly target?: string;
  /** The name of the blob in the Hub cache that it is a link to. */
  readonly blob?: string;
}

/** Why something in the folder is none of its files. */
export type StrayKind =
  /** A link that leads out of the model. */
  | 'link-escapes'
  /** A link that leads to nothing. */
  | 'dangling-link'
  /** A link that leads back up. */
  | 'link-loop'
  /** A pipe, a socket, a device. */
  | 'special'
  | 'unreadable'
  /** Not looked into: it lies too deep, or there are too many files. */
  | 'over-limit';

/** Something that lies in the folder, has a name that a loader may ask for, and is no file that can be read. */
export interface Stray {
  readonly path: string;
  readonly kind: StrayKind;
  /** For people, a clause about `it`. */
  readonly reason: string;
  /** Where a link leads, as written. */
  readonly target?: string;
}

/** Passed over because no loader reads it. */
export interface Skipped {
  readonly path: string;
  readonly why: string;
}

/** What lies in a model folder. */
export interface ModelFolder {
  /** Absolute, without links. */
  readonly root: string;
  /** Where in the Hub cache it lies, if it does. */
  readonly snapshot?: SnapshotPlace;
  /** In the byte order of their paths, as all lists here. */
  readonly files: readonly ModelFile[];
  readonly strays: readonly Stray[];
  readonly skipped: readonly Skipped[];
}

/** The folder itself is not there or cannot be read; the message is for people. */
export class ModelFolderError extends Error {
  override readonly name = 'ModelFolderError';
}
