import type { Node } from 'web-tree-sitter';
import type { Reference, ReferenceKind } from '../../../reference/reference.ts';
import type { RepositoryKind } from '../../../reference/repository.ts';
import { classifyRevision, type RevisionState } from '../../../reference/revision.ts';
import { holdsToken } from '../../../text/maskTokens.ts';
import type { Span } from '../../../text/range.ts';
import type { FurtherRepository, Loader, RepositoryParameter } from '../../loaders/loader.ts';
import { type InlineRevision, readId } from '../../loaders/readId.ts';
import type { ModelLoad, Provenance, Stated } from '../modelLoad.ts';
import type { Argument, BoundCall } from './boundCall.ts';
import { PythonLoadEditor } from './edits/pythonLoadEditor.ts';
import type { PythonModule } from './module.ts';
import { truthOf, type Value } from './value.ts';

interface RevisionFact {
  readonly revision: string | null;
  readonly state: RevisionState;
  readonly span?: Span;
  readonly provenance: readonly Provenance[];
  readonly overridable: boolean;
  readonly reason?: string;
}

/** Values that may turn out to be an id; a number or a dict is none. */
const unresolvedKinds = new Set<Value['kind']>(['unknown', 'alternatives', 'symbol']);

const hubKinds = new Set<ReferenceKind>(['model', 'dataset', 'space']);

/** The loads that one call makes: its own, and those of further repositories it names. */
export function modelLoadsOf(
  module: PythonModule,
  bound: BoundCall,
  loader: Loader,
  callable: string,
  exists: (path: string) => boolean,
): readonly ModelLoad[] {
  const own = readLoad(module, bound, loader, callable, exists);
  // What else a call names counts only where it is known: most often it is an object that was loaded before.
  const further = (loader.further ?? []).map((more) =>
    bound.argument(more.repository.parameter)?.value.kind === 'string'
      ? readLoad(module, bound, furtherLoader(loader, more), callable, exists)
      : undefined,
  );
  return [own, ...further].filter((load) => load !== undefined);
}

/** A second repository is loaded as the first is, with its own id and pin. */
function furtherLoader(loader: Loader, { repository, revision, runsCode }: FurtherRepository): Loader {
  return {
    callable: loader.callable,
    names: loader.names,
    library: loader.library,
    purpose: runsCode ? 'code' : loader.purpose,
    positional: loader.positional,
    repository,
    ...(revision === undefined ? {} : { revision }),
    alwaysRunsCode: runsCode,
    evidence: loader.evidence,
    source: loader.source,
  };
}

function readLoad(
  module: PythonModule,
  bound: BoundCall,
  loader: Loader,
  callable: string,
  exists: (path: string) => boolean,
): ModelLoad | undefined {
  const id = idArgument(bound, loader.repository);
  if (id === undefined || isLocalLoad(bound, loader)) return undefined;
  const { value } = id;
  if (unresolvedKinds.has(value.kind)) {
    if (loader.repository.usuallyObject === true || isInstance(value)) return undefined;
    return makeLoad(module, bound, loader, callable, id);
  }
  // A secret in the wrong place is no id: nobody may print it or ask a Hub for it.
  if (value.kind !== 'string' || holdsToken(value.value)) return undefined;
  const read = readId(value.value, withStatedOwner(bound, loader.repository), exists);
  if (read.names === 'nothing-remote') return undefined;
  return makeLoad(module, bound, loader, callable, id, read);
}

function idArgument(bound: BoundCall, { parameter, alsoNamed = [] }: RepositoryParameter) {
  const names = [parameter, ...alsoNamed];
  return names.map((name) => bound.argument(name)).find((argument) => argument !== undefined);
}

/** What a class of an imported library gives, `transformers.AutoModel()`, is an object and no id. */
function isInstance(value: Value): boolean {
  return value.kind === 'symbol' && /\.[A-Z]\w*\(\)$/.test(value.path);
}

/** `evaluate.load(..., module_type="comparison")` takes a bare name from `evaluate-comparison/`. */
function withStatedOwner(bound: BoundCall, parameter: RepositoryParameter): RepositoryParameter {
  const { ownerBy } = parameter;
  const stated = ownerBy === undefined ? undefined : bound.argument(ownerBy.parameter)?.value;
  if (ownerBy === undefined || stated?.kind !== 'string') return parameter;
  const { aliases: _, ...rest } = parameter;
  return { ...rest, defaultOwner: ownerBy.prefix + stated.value };
}

function makeLoad(
  module: PythonModule,
  bound: BoundCall,
  loader: Loader,
  callable: string,
  id: Argument,
  read?: { readonly kind: ReferenceKind; readonly id: string; readonly inline?: InlineRevision },
): ModelLoad {
  const kind = kindOf(bound, loader.repository, read?.kind ?? loader.repository.kind);
  const revision = read?.inline === undefined ? revisionOf(bound, loader) : inlineRevision(id, read.inline);
  const trust = statedTrust(bound, loader);
  const idSpan = spanOf(id.node);
  const origin = id.value.trail[0]?.message;
  const safetensors = statedSafetensors(bound, loader);
  const reference: Reference = {
    path: module.document.path,
    range: module.document.lines.rangeOf(idSpan),
    loader: callable,
    kind: kind ?? loader.repository.kind,
    repo: read?.id ?? null,
    revision: revision.revision,
    revisionState: revision.state,
    trustRemoteCode: trust.value,
    useSafetensors: safetensors.value,
    ...(origin === undefined ? {} : { origin }),
  };
  const hub = read !== undefined && kind !== undefined && hubKinds.has(kind);
  const fileName = loader.fileName === undefined ? undefined : statedString(bound, loader.fileName);
  return {
    loader,
    callable,
    reference,
    repository: hub ? { kind: kind as RepositoryKind, id: read.id } : undefined,
    idSpan,
    calleeSpan: spanOf(bound.calleeName),
    callSpan: spanOf(bound.call),
    idProvenance: id.value.trail,
    revisionProvenance: revision.provenance,
    overridable: id.value.overridable || revision.overridable,
    unresolved: unresolvedReason(id.value) ?? revision.reason,
    revisionSpan: revision.span,
    trust,
    codeRevision: codeRevisionOf(bound, loader),
    runsCode: loader.alwaysRunsCode === true,
    safetensors,
    fileName,
    subfolder: loader.subfolder === undefined ? undefined : statedString(bound, loader.subfolder)?.value,
    variant: loader.variant === undefined ? undefined : statedString(bound, loader.variant)?.value,
    editor: new PythonLoadEditor(module, bound, loader, id, read?.inline),
  };
}

function revisionOf(bound: BoundCall, loader: Loader): RevisionFact {
  const none = { revision: null, provenance: [], overridable: false };
  if (loader.revision === undefined) return { ...none, state: 'absent' };
  const { otherRevision } = loader;
  const other = otherRevision === undefined ? undefined : bound.argument(otherRevision);
  const argument = bound.argument(loader.revision) ?? other;
  if (argument === undefined) {
    if (!bound.mayHold(loader.revision)) return { ...none, state: 'absent' };
    return { ...none, state: 'unknown', reason: 'the revision may be among arguments that are passed on' };
  }
  return { ...fromValue(argument.value), span: spanOf(argument.whole ?? argument.node) };
}

function fromValue(value: Value): RevisionFact {
  const known = { provenance: value.trail, overridable: value.overridable };
  switch (value.kind) {
    case 'string':
      if (holdsToken(value.value))
        return { ...known, revision: null, state: 'unknown', reason: 'it holds a token' };
      return {
        ...known,
        revision: value.value === '' ? null : value.value,
        state: classifyRevision(value.value),
      };
    case 'none':
      return { ...known, revision: null, state: 'absent' };
    case 'alternatives':
      return eitherRevision(value.values.map(fromValue)) ?? unknownRevision(value);
    default: {
      // `resolve_revision()` gives a commit at run time (huggingface_hub 1.x).
      const pinned = value.kind === 'symbol' && value.path.endsWith('.resolve_revision()');
      return pinned ? { ...known, revision: null, state: 'sha' } : unknownRevision(value);
    }
  }
}

function unknownRevision(value: Value): RevisionFact {
  const reason = unresolvedReason(value) ?? 'it is computed';
  return {
    revision: null,
    state: 'unknown',
    provenance: value.trail,
    overridable: value.overridable,
    reason,
  };
}

/** `"fp16" if half else "main"`: known as far as every way leads to a pin, or none does. */
function eitherRevision(facts: readonly RevisionFact[]): RevisionFact | undefined {
  const [first] = facts;
  if (first === undefined || facts.some(({ state }) => state === 'unknown')) return undefined;
  const overridable = facts.some((fact) => fact.overridable);
  const provenance = facts.flatMap((fact) => fact.provenance);
  if (facts.every(({ state }) => state === 'sha')) {
    return { revision: null, state: 'sha', provenance, overridable };
  }
  return facts.some(({ state }) => state === 'sha') ? undefined : { ...first, provenance, overridable };
}

function inlineRevision(id: Argument, inline: InlineRevision): RevisionFact {
  const state = classifyRevision(inline.revision);
  return { revision: inline.revision, state, provenance: id.value.trail, overridable: id.value.overridable };
}

function unresolvedReason(value: Value): string | undefined {
  if (value.kind === 'unknown') return value.reason;
  if (value.kind === 'symbol') return `it comes from ${value.path}`;
  return value.kind === 'alternatives' ? 'it depends on a condition' : undefined;
}

function statedTrust(bound: BoundCall, loader: Loader): Stated<boolean | 'unknown'> {
  if (loader.trust === undefined) return { value: false };
  const argument = bound.argument(loader.trust.parameter);
  if (argument === undefined) {
    return { value: bound.mayHold(loader.trust.parameter) ? 'unknown' : loader.trust.default };
  }
  const span = spanOf(argument.whole ?? argument.node);
  const { value } = argument;
  if (value.overridable) return { value: 'unknown', span };
  if (value.kind === 'none') return { value: loader.trust.default, span };
  return { value: truthOf(value) ?? 'unknown', span };
}

function statedSafetensors(bound: BoundCall, loader: Loader): Stated<boolean | 'absent' | 'unknown'> {
  if (loader.safetensors === undefined) return { value: 'absent' };
  const argument = bound.argument(loader.safetensors);
  if (argument === undefined) return { value: bound.mayHold(loader.safetensors) ? 'unknown' : 'absent' };
  const span = spanOf(argument.whole ?? argument.node);
  if (argument.value.kind === 'none') return { value: 'absent', span };
  const known = argument.value.kind === 'boolean' && !argument.value.overridable;
  return { value: known && argument.value.kind === 'boolean' ? argument.value.value : 'unknown', span };
}

function codeRevisionOf(bound: BoundCall, loader: Loader): ModelLoad['codeRevision'] {
  if (loader.codeRevision === undefined) return { revision: null, state: 'absent' };
  const argument = bound.argument(loader.codeRevision);
  if (argument === undefined) {
    return { revision: null, state: bound.mayHold(loader.codeRevision) ? 'unknown' : 'absent' };
  }
  const { revision, state, overridable } = fromValue(argument.value);
  return overridable ? { revision: null, state: 'unknown' } : { revision, state };
}

function statedString(bound: BoundCall, parameter: string): Stated<string> | undefined {
  const argument = bound.argument(parameter);
  if (argument?.value.kind !== 'string') return undefined;
  return { value: argument.value.value, span: spanOf(argument.node) };
}

/** `repo_type="dataset"` decides the kind; one that is not known makes the repository unknown. */
function kindOf(
  bound: BoundCall,
  parameter: RepositoryParameter,
  kind: ReferenceKind,
): ReferenceKind | undefined {
  if (parameter.kindParameter === undefined) return kind;
  const argument = bound.argument(parameter.kindParameter);
  if (argument === undefined) return bound.mayHold(parameter.kindParameter) ? undefined : kind;
  if (argument.value.kind === 'none') return kind;
  if (argument.value.kind !== 'string') return undefined;
  const stated = argument.value.value as ReferenceKind;
  return hubKinds.has(stated) ? stated : undefined;
}

/** `torch.hub.load(..., source="local")`. */
function isLocalLoad(bound: BoundCall, loader: Loader): boolean {
  return (loader.localWith ?? []).some((name) => {
    const value = bound.argument(name)?.value;
    return value?.kind === 'string' && value.value === 'local';
  });
}

function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}
