import type { Reference, ReferenceKind } from '../../../reference/reference.ts';
import type { RepositoryKind } from '../../../reference/repository.ts';
import { holdsToken } from '../../../text/maskTokens.ts';
import { legacyModelNames } from '../../loaders/catalogue/legacyModelNames.ts';
import type { FurtherRepository, Loader, RepositoryParameter } from '../../loaders/loader.ts';
import { type InlineRevision, readId } from '../../loaders/readId.ts';
import type { ProjectFacts } from '../../project/projectFacts.ts';
import type { ModelLoad } from '../modelLoad.ts';
import type { BoundCall } from './boundCall.ts';
import type { ChosenId } from './chosenId.ts';
import { PythonLoadEditor } from './edits/pythonLoadEditor.ts';
import type { PythonModule } from './module.ts';
import { nodeSpan } from './nodeSpan.ts';
import { codeRevisionOf, inlineRevision, revisionOf } from './revisionFact.ts';
import {
  ignoredArguments,
  removedTrust,
  statedSafetensors,
  statedString,
  statedTrust,
  unreadChoices,
} from './statedArguments.ts';
import { unresolvedReason } from './unresolvedReason.ts';
import type { StringValue, Value } from './value.ts';

/** Values that may turn out to be an id; a number or a dict is none. */
const unresolvedKinds = new Set<Value['kind']>(['unknown', 'alternatives', 'symbol']);

const hubKinds = new Set<ReferenceKind>(['model', 'dataset', 'space']);

/** The loads that one call makes: its own, and those of further repositories it names. */
export function modelLoadsOf(
  module: PythonModule,
  bound: BoundCall,
  loader: Loader,
  callable: string,
  project: ProjectFacts,
): readonly ModelLoad[] {
  const own = readLoads(module, bound, loader, callable, project);
  // What else a call names counts only where it is known: most often it is an object that was loaded before.
  const further = (loader.further ?? []).flatMap((more) =>
    bound.argument(more.repository.parameter)?.value.kind === 'string'
      ? readLoads(module, bound, furtherLoader(loader, more), callable, project)
      : [],
  );
  return [...own, ...further];
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

function readLoads(
  module: PythonModule,
  bound: BoundCall,
  loader: Loader,
  callable: string,
  project: ProjectFacts,
): readonly ModelLoad[] {
  const id = idArgument(bound, loader.repository);
  if (id === undefined || isLocalLoad(bound, loader)) return [];
  const { value } = id;
  const strings = value.kind === 'string' ? [value] : eachLiteral(value);
  if (strings === undefined) {
    const isObject = loader.repository.usuallyObject === true || isInstance(value);
    return unresolvedKinds.has(value.kind) && !isObject
      ? [makeLoad(module, bound, loader, callable, project, id)]
      : [];
  }
  return strings.flatMap((one) => {
    // A secret in the wrong place is no id: nobody may print it or ask a Hub for it.
    if (holdsToken(one.value)) return [];
    const read = readId(one.value, withStatedOwner(bound, loader.repository), project.existsLocally);
    if (read.names === 'nothing-remote') return [];
    if (one.overridable && isNoHubName(read)) return [makeLoad(module, bound, loader, callable, project, id)];
    const node = strings.length > 1 ? (one.literal?.node ?? id.node) : id.node;
    const chosen: ChosenId = { ...id, value: one, node, isOneOfSeveral: strings.length > 1 };
    return [makeLoad(module, bound, loader, callable, project, chosen, read)];
  });
}

/** `for name in ["a/b", "c/d"]`, `"a/b" if large else "c/d"`: each is loaded, where all are known. */
function eachLiteral(value: Value): readonly StringValue[] | undefined {
  if (value.kind !== 'alternatives') return undefined;
  const strings = value.values.filter((one) => one.kind === 'string');
  return strings.length === value.values.length ? strings : undefined;
}

/** A default without owner that the Hub never had, `"mirror"` or `"auto"`, is a word that the code compares. */
function isNoHubName({ kind, id }: { readonly kind: ReferenceKind; readonly id: string }): boolean {
  return kind === 'model' && !id.includes('/') && !legacyModelNames.has(id);
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
  project: ProjectFacts,
  id: ChosenId,
  read?: { readonly kind: ReferenceKind; readonly id: string; readonly inline?: InlineRevision },
): ModelLoad {
  const kind = kindOf(bound, loader.repository, read?.kind ?? loader.repository.kind);
  const revision = read?.inline === undefined ? revisionOf(bound, loader) : inlineRevision(id, read.inline);
  const stated = statedTrust(bound, loader);
  const removed = removedTrust(loader, project);
  const trust = removed === undefined ? stated : { ...stated, value: false };
  const idSpan = nodeSpan(id.node);
  const idText = id.value.kind === 'string' ? id.value.literal?.content : undefined;
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
    ...(idText === undefined ? {} : { idText }),
    calleeSpan: nodeSpan(bound.calleeName),
    callSpan: nodeSpan(bound.call),
    idProvenance: id.value.trail,
    revisionProvenance: revision.provenance,
    overridable: id.value.overridable || revision.overridable,
    unresolved: unresolvedReason(id.value) ?? revision.reason,
    revisionSpan: revision.span,
    ...(revision.text === undefined ? {} : { revisionText: revision.text }),
    trust,
    ...(removed === undefined || stated.span === undefined
      ? {}
      : { deadTrust: { span: stated.span, ...removed } }),
    ignored: ignoredArguments(bound, loader),
    codeRevision: codeRevisionOf(bound, loader),
    runsCode: loader.alwaysRunsCode === true,
    safetensors,
    fileName,
    subfolder: loader.subfolder === undefined ? undefined : statedString(bound, loader.subfolder)?.value,
    variant: loader.variant === undefined ? undefined : statedString(bound, loader.variant)?.value,
    unreadChoices: unreadChoices(bound, loader),
    editor: new PythonLoadEditor(module, bound, loader, id, read?.inline),
  };
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

/** `torch.hub.load(..., source="local")`, or a folder that is loaded in place of the repository. */
function isLocalLoad(bound: BoundCall, loader: Loader): boolean {
  const folder = (loader.folderInstead ?? []).some((name) => {
    const argument = bound.argument(name);
    return argument !== undefined && argument.value.kind !== 'none';
  });
  if (folder) return true;
  return (loader.localWith ?? []).some((name) => {
    const value = bound.argument(name)?.value;
    return value?.kind === 'string' && value.value === 'local';
  });
}
