export type RepositoryKind = 'model' | 'dataset' | 'space';

/** What a commit changes over its parent: a path with `null` is removed. */
export type FileChanges = Readonly<Record<string, string | Uint8Array | null>>;

export interface CommitSpec {
  /** The first line is the title, what follows after a blank line the description. */
  message: string;
  /** ISO 8601 with a zone; whole seconds, as git keeps them. */
  date: string;
  /** The name of the Hub user; without it the owner of the repository. */
  author?: string;
  files: FileChanges;
}

/** A line of commits that leaves main. */
export interface BranchSpec {
  /** The commit of main that it starts from, counted from 0; without it a history of its own. */
  from?: number;
  commits: readonly CommitSpec[];
}

/** A repository as data. Nothing in it depends on the clock: the same spec gives the same SHAs. */
export interface RepositorySpec {
  /** `owner/name`, or a bare name. */
  id: string;
  kind?: RepositoryKind;
  /** main, the oldest commit first. At least one. */
  commits: readonly CommitSpec[];
  branches?: Readonly<Record<string, BranchSpec>>;
  /** A tag names a commit of main, counted from 0. */
  tags?: Readonly<Record<string, number>>;
  /** `refs/pr/N`. */
  pullRequests?: Readonly<Record<number, BranchSpec>>;
  /** `refs/convert/NAME`, as the Hub writes for datasets. */
  converts?: Readonly<Record<string, BranchSpec>>;
  /** Commits that no ref reaches, as a squashed history leaves them behind. */
  detached?: readonly BranchSpec[];
  gated?: false | 'auto' | 'manual';
  private?: boolean;
  disabled?: boolean;
  /** Former ids that redirect to this one, legacy names without an owner among them. */
  renamedFrom?: readonly string[];
  /** ISO 8601. Without it the date of the first commit, but not before the Hub's import of 2022-03-02. */
  createdAt?: string;
  downloads?: number;
  likes?: number;
  license?: string;
  libraryName?: string;
  pipelineTag?: string;
  tagList?: readonly string[];
  /** The id of the model that an adapter or a fine-tune stands on. */
  baseModel?: { id: string; relation: 'adapter' | 'finetune' | 'quantized' | 'merge' };
  /** What the Hub's scanners say of a path, where it is not `safe`. */
  securityStatus?: Readonly<Record<string, 'unsafe' | 'suspicious' | 'unscanned' | 'queued'>>;
}
