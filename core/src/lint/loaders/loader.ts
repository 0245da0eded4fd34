import type { ReferenceKind } from '../../reference/reference.ts';

/** How well a row is known; a recalled one is at most information (DESIGN 6.14). */
export type Evidence = 'read' | 'documented' | 'recalled';

/** What a loader gets: decides which rules speak of it. */
export type LoaderPurpose = 'weights' | 'no-weights' | 'file' | 'files' | 'data' | 'code';

/** How an id is written. Those with a revision inside have no keyword for it. */
export type IdNotation =
  /** `owner/name` or a local folder. */
  | 'id'
  /** `owner/name[@rev]` or a local folder (flair, optimum, older pyannote). */
  | 'id@revision'
  /** `hf-hub:owner/name[@rev]` (timm, open_clip); anything else is not a Hub id. */
  | 'hf-hub'
  /** `owner/repo[:ref]` on GitHub (torch.hub). */
  | 'github'
  /** `hf://[kind/]owner/name[@rev]/path`. */
  | 'hf-uri'
  /** The same with or without the scheme (HfFileSystem, gradio). */
  | 'hf-path'
  /** A file's URL on the Hub with `/resolve/<rev>/` or `/blob/<rev>/`. */
  | 'hub-url'
  /** Any download: a URL or `hf://` address on the Hub, else a `url`. */
  | 'url';

/** A parameter of the call, or a key of a dict that a parameter takes: `model_kwargs.revision`. */
export type ParameterPath = string;

export interface RepositoryParameter {
  readonly parameter: ParameterPath;
  readonly kind: ReferenceKind;
  readonly notation: IdNotation;
  /** Older or further names of the same parameter. */
  readonly alsoNamed?: readonly string[];
  /** Where the loader puts an owner in front of a bare name: `sentence-transformers`. */
  readonly defaultOwner?: string;
  /** The owner is this prefix and what a parameter says: `evaluate-` and `module_type="comparison"`. */
  readonly ownerBy?: { readonly parameter: string; readonly prefix: string };
  /** Names that stand for another id: `large-v3` is `Systran/faster-whisper-large-v3`. */
  readonly aliases?: ReadonlyMap<string, string>;
  /** A name without owner is no id on the Hub: a community pipeline, an NGC name. */
  readonly ownerRequired?: boolean;
  /** A revision inside the id: `ignored` by this loader, or `read-only`, understood and yet no place for a new one. */
  readonly inlineRevision?: 'ignored' | 'read-only';
  /** Usually an object: a value that is not known says nothing. */
  readonly usuallyObject?: boolean;
  /** The kind is what this parameter says: `repo_type="dataset"`. */
  readonly kindParameter?: string;
  /** Names that the loader resolves by itself: packaged builders, model sizes. */
  readonly builtIn?: ReadonlySet<string>;
}

/** A second repository in the same call, with its own pin. */
export interface FurtherRepository {
  readonly repository: RepositoryParameter;
  readonly revision?: ParameterPath;
  readonly runsCode: boolean;
}

/** An argument that a loader accepts and drops. */
export interface IgnoredParameter {
  readonly parameter: ParameterPath;
  /** What becomes of it, for the message: `is handed to Llama() and forgotten there`. */
  readonly why: string;
  /** What to do instead: a sentence. */
  readonly instead: string;
}

/** What became of a trust argument. */
export interface RemovedTrust {
  /** The first release without it. */
  readonly since: string;
  /** What the call does with it since then, for the message: `does nothing here`. */
  readonly fate: string;
}

export interface Loader {
  /** Dotted path of the callable from its package; `()` is the result of a call. */
  readonly callable: RegExp;
  /** The last names of the callables, by which a text is searched. */
  readonly names: readonly string[];
  /** The imported top-level package. */
  readonly library: string;
  readonly purpose: LoaderPurpose;
  /** Parameters that may be given by position, in order, without `self` and `cls`. */
  readonly positional: readonly string[];
  readonly repository: RepositoryParameter;
  /** `undefined`: the loader takes no revision as an argument. */
  readonly revision?: ParameterPath;
  /** Where other releases of the library take it. */
  readonly otherRevision?: ParameterPath;
  /** Why no fix may write the revision, and what to do instead: a sentence. */
  readonly pinByHand?: string;
  readonly further?: readonly FurtherRepository[];
  readonly trust?: {
    readonly parameter: ParameterPath;
    readonly default: boolean;
    /** From this release of the library on it lets nothing run. */
    readonly removed?: RemovedTrust;
  };
  /** Arguments that are accepted and do nothing. */
  readonly ignores?: readonly IgnoredParameter[];
  /** Takes a local folder for the id as it is, so that a pinned snapshot can stand there. */
  readonly takesFolder?: boolean;
  /** How to pin where no revision is taken and the folder of a snapshot does not fit: a sentence. */
  readonly withoutRevision?: string;
  /** Runs code of the repository without being asked. */
  readonly alwaysRunsCode?: boolean;
  /** The revision of code that lies in another repository. */
  readonly codeRevision?: ParameterPath;
  readonly safetensors?: ParameterPath;
  /** Names the files asked for. */
  readonly fileName?: ParameterPath;
  readonly subfolder?: ParameterPath;
  readonly variant?: ParameterPath;
  /** Further arguments that choose files; what they say is not read. */
  readonly choosesBy?: readonly ParameterPath[];
  /** Arguments that make the id a local one when they are given. */
  readonly localWith?: readonly string[];
  /** Arguments that name a folder which is loaded in place of the repository. */
  readonly folderInstead?: readonly string[];
  readonly evidence: Evidence;
  /** Where the row was read: package and version, or document. */
  readonly source: string;
}

/** True where a revision can be written for this loader: as an argument or inside the id. */
export function takesRevision({ revision, repository }: Pick<Loader, 'revision' | 'repository'>): boolean {
  return revision !== undefined || (repository.notation !== 'id' && repository.inlineRevision === undefined);
}
