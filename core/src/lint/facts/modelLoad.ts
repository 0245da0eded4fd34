import type { TextPlace } from '../../finding/finding.ts';
import type { DocumentEdit } from '../../finding/fix.ts';
import type { Reference } from '../../reference/reference.ts';
import type { Repository } from '../../reference/repository.ts';
import type { RevisionState } from '../../reference/revision.ts';
import type { Span } from '../../text/range.ts';
import type { IgnoredParameter, Loader, RemovedTrust } from '../loaders/loader.ts';

/** Where a value came from; the last step is the farthest. */
export interface Provenance {
  /** In the document itself. */
  readonly span: Span;
  /** The place that is meant, where it is in another file; the span is then the use of what that file says. */
  readonly elsewhere?: TextPlace;
  readonly message: string;
}

/** An argument that a rule speaks of. */
export interface Stated<T> {
  readonly value: T;
  /** The whole `name=value`, where it is written. */
  readonly span?: Span;
}

/** An argument that the loader accepts and drops. */
export interface IgnoredArgument extends IgnoredParameter {
  readonly span: Span;
}

/** A way to change a source; `shared` where the changed text serves other places too, so it wants a look. */
export interface SourceChange {
  readonly edits: readonly DocumentEdit[];
  readonly shared: boolean;
}

/** How a load's source can be changed; `undefined` where no edit would be right. */
export interface LoadEditor {
  /** Writes `{sha}` as the revision and `{name} @ {date}` as a comment. */
  pin(): SourceChange | undefined;
  requireSafetensors(): SourceChange | undefined;
  replaceId(id: string): SourceChange | undefined;
  removeTrust(): SourceChange | undefined;
  /** Takes an argument of the call out; by the name of its parameter. */
  removeArgument(parameter: string): SourceChange | undefined;
  /** Puts `snapshot_download(id, revision="{sha}")` where the id stands, with its import. */
  loadSnapshot(): SourceChange | undefined;
}

/** One load of a model, dataset or code, as far as reading the source tells; the same for every language. */
export interface ModelLoad {
  readonly loader: Loader;
  /** `transformers.AutoModel.from_pretrained`. */
  readonly callable: string;
  readonly reference: Reference;
  /** The repository on the Hub; `undefined` for other kinds and where the id is not known. */
  readonly repository: Repository | undefined;
  readonly idSpan: Span;
  /** Between the quotes of the literal that says the id, wherever that stands in the text. */
  readonly idText?: Span;
  /** The callable's own name. */
  readonly calleeSpan: Span;
  /** The whole call: a suppression anywhere on its lines counts. */
  readonly callSpan: Span;
  readonly idProvenance: readonly Provenance[];
  readonly revisionProvenance: readonly Provenance[];
  /** True where a caller or the environment may set another id or revision than the one read. */
  readonly overridable: boolean;
  /** Why something is not known, for `unresolved-reference`. */
  readonly unresolved: string | undefined;
  readonly revisionSpan: Span | undefined;
  /** The revision in the literal that says it, wherever that stands in the text. */
  readonly revisionText?: Span;
  /** False where the project's requirements admit only releases that ignore it; see `deadTrust`. */
  readonly trust: Stated<boolean | 'unknown'>;
  /** The argument, where it is written and no release that the project admits heeds it. */
  readonly deadTrust?: RemovedTrust & { readonly span: Span };
  /** Arguments that are written and do nothing. */
  readonly ignored: readonly IgnoredArgument[];
  /** The revision of the code, where the loader can take it from another commit or repository. */
  readonly codeRevision: { readonly revision: string | null; readonly state: RevisionState };
  /** True where the loader runs repository code without a flag. */
  readonly runsCode: boolean;
  readonly safetensors: Stated<boolean | 'absent' | 'unknown'>;
  readonly fileName: Stated<string> | undefined;
  readonly subfolder: string | undefined;
  readonly variant: string | undefined;
  /** Arguments that choose files and whose value is not known. */
  readonly unreadChoices?: readonly string[];
  readonly editor: LoadEditor;
}
