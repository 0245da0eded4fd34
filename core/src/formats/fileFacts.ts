/** What a file of a model says of itself and of others; plain data, gathered over a folder. */
export interface FileFacts {
  /** Licences, as written. */
  readonly licenses?: readonly string[];
  /** Files that a loader of this one reads as well: shards of an index, tensors that lie outside. */
  readonly needs?: readonly NeededFile[];
  /** Python that a loader runs because this file says so. */
  readonly code?: readonly CodeReference[];
  /** What the model card says. */
  readonly card?: ModelCard;
}

export interface NeededFile {
  /** As written; it may be hostile: check before use. */
  readonly path: string;
  /** For people: `the index names it`. */
  readonly why: string;
  /** True where it is read as the bytes of tensors and as nothing else. */
  readonly isRaw?: boolean;
}

/** An entry of `auto_map`: `owner/name--module.Class` or `module.Class`. */
export interface CodeReference {
  /** Absent for code of the same repository. */
  readonly repository?: string;
  /** Without `.py`. */
  readonly module: string;
  readonly className: string;
}

/** The parts of a model card that people ask for; as written, unescaped. */
export interface ModelCard {
  readonly license?: string;
  readonly licenseLink?: string;
  readonly baseModels: readonly string[];
  readonly datasets: readonly string[];
  /** The text under a heading on limitations, bias or risks, cut to some hundred characters. */
  readonly limitations?: string;
}
