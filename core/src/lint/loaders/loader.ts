import type { ReferenceKind } from '../../reference/reference.ts';

/** How well a row is known; a recalled one is at most information (DESIGN 6.14). */
export type Evidence = 'read' | 'documented' | 'recalled';

/** What a loader gets: decides which rules speak of it. */
export type LoaderPurpose = 'weights' | 'no-weights' | 'file' | 'files' | 'data' | 'code';

/** How an id is written. Those with a revision inside have no keyword for it. */
export type IdNotation =
  /** `owner/name` or a local folder. */
  | 'id'
  /** `hf-hub:owner/name[@rev]` (timm, open_clip); anything else is not a Hub id. */
  | 'hf-hub'
  /** `owner/repo[:ref]` on GitHub (torch.hub). */
  | 'github'
  /** `hf://[kind/]owner/name[@rev]/path`. */
  | 'hf-uri'
  /** A file's URL with `/resolve/<rev>/` or `/blob/<rev>/`, or an id. */
  | 'hub-url';

/** A parameter of the call, or a key of a dict that a parameter takes: `model_kwargs.revision`. */
export type ParameterPath = string;

export interface RepositoryParameter {
  readonly parameter: ParameterPath;
  readonly kind: ReferenceKind;
  readonly notation: IdNotation;
  /** Where the loader puts an owner in front of a bare name: `sentence-transformers`. */
  readonly defaultOwner?: string;
  /** The kind is what this parameter says: `repo_type="dataset"`. */
  readonly kindParameter?: string;
  /** Names that the loader resolves by itself: packaged builders, model sizes. */
  readonly builtIn?: ReadonlySet<string>;
}

/** A second repository in the same call, with its own pin. */
export interface FurtherRepository {
  readonly repository: RepositoryParameter;
  readonly revision: ParameterPath;
  readonly runsCode: boolean;
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
  readonly further?: readonly FurtherRepository[];
  readonly trust?: { readonly parameter: ParameterPath; readonly default: boolean };
  /** Runs code of the repository without being asked. */
  readonly alwaysRunsCode?: boolean;
  /** The revision of code that lies in another repository. */
  readonly codeRevision?: ParameterPath;
  readonly safetensors?: ParameterPath;
  /** Names the files asked for. */
  readonly fileName?: ParameterPath;
  readonly subfolder?: ParameterPath;
  readonly variant?: ParameterPath;
  /** Arguments that make the id a local one when they are given. */
  readonly localWith?: readonly string[];
  readonly evidence: Evidence;
  /** Where the row was read: package and version, or document. */
  readonly source: string;
}
