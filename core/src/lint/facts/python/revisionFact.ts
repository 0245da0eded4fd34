import { classifyRevision, type RevisionState } from '../../../reference/revision.ts';
import { holdsToken } from '../../../text/maskTokens.ts';
import type { Span } from '../../../text/range.ts';
import type { Loader } from '../../loaders/loader.ts';
import type { InlineRevision } from '../../loaders/readId.ts';
import type { ModelLoad, Provenance } from '../modelLoad.ts';
import type { Argument, BoundCall } from './boundCall.ts';
import { nodeSpan } from './nodeSpan.ts';
import { unresolvedReason } from './unresolvedReason.ts';
import type { Value } from './value.ts';

/** What a call says of a revision. */
export interface RevisionFact {
  readonly revision: string | null;
  readonly state: RevisionState;
  readonly span?: Span;
  /** The revision in the literal that says it. */
  readonly text?: Span;
  readonly provenance: readonly Provenance[];
  readonly overridable: boolean;
  readonly reason?: string;
}

/** The revision that a call states for its repository. */
export function revisionOf(bound: BoundCall, loader: Loader): RevisionFact {
  const none = { revision: null, provenance: [], overridable: false };
  if (loader.revision === undefined) return { ...none, state: 'absent' };
  const { otherRevision } = loader;
  const other = otherRevision === undefined ? undefined : bound.argument(otherRevision);
  const argument = bound.argument(loader.revision) ?? other;
  if (argument === undefined) {
    if (!bound.mayHold(loader.revision)) return { ...none, state: 'absent' };
    return { ...none, state: 'unknown', reason: 'the revision may be among arguments that are passed on' };
  }
  return { ...fromValue(argument.value), span: nodeSpan(argument.whole ?? argument.node) };
}

function fromValue(value: Value): RevisionFact {
  const known = { provenance: value.trail, overridable: value.overridable };
  switch (value.kind) {
    case 'string':
      if (holdsToken(value.value))
        return { ...known, revision: null, state: 'unknown', reason: 'it holds a token' };
      return withText(fromText(value.value, known), value.literal?.content);
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

function withText(fact: RevisionFact, text: Span | undefined): RevisionFact {
  return text === undefined ? fact : { ...fact, text };
}

/** A pin that something else may replace is none for certain; a branch there is still worth a hint. */
function fromText(
  text: string | null,
  known: Pick<RevisionFact, 'provenance' | 'overridable'>,
): RevisionFact {
  const state = classifyRevision(text);
  if (state === 'sha' && known.overridable) {
    const reason = 'a caller, the environment or other code may set another';
    return { ...known, revision: null, state: 'unknown', reason };
  }
  return { ...known, revision: text || null, state };
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

/** The revision inside an id: `owner/repo:ref`. */
export function inlineRevision(id: Argument, inline: InlineRevision): RevisionFact {
  const { value } = id;
  const fact = fromText(inline.revision, { provenance: value.trail, overridable: value.overridable });
  const content = value.kind === 'string' ? value.literal?.content : undefined;
  if (content === undefined || inline.revision === null) return fact;
  return withText(fact, {
    start: content.start + inline.span.start,
    end: content.start + inline.span.end,
  });
}

/** `code_revision`, as far as it is known. */
export function codeRevisionOf(bound: BoundCall, loader: Loader): ModelLoad['codeRevision'] {
  if (loader.codeRevision === undefined) return { revision: null, state: 'absent' };
  const argument = bound.argument(loader.codeRevision);
  if (argument === undefined) {
    return { revision: null, state: bound.mayHold(loader.codeRevision) ? 'unknown' : 'absent' };
  }
  const { revision, state, overridable } = fromValue(argument.value);
  return overridable ? { revision: null, state: 'unknown' } : { revision, state };
}
