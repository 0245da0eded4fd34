import type { RelatedPlace, TextPlace } from '../finding/finding.ts';
import type { Reference } from '../reference/reference.ts';
import type { Repository } from '../reference/repository.ts';
import type { SourceDocument } from '../source/document.ts';
import { maskTokens } from '../text/maskTokens.ts';
import type { Span } from '../text/range.ts';
import { loadQuestion } from './facts/loadQuestion.ts';
import type { ModelLoad, Provenance } from './facts/modelLoad.ts';
import { pinNoteBehind } from './facts/pinNote.ts';
import { takesRevision } from './loaders/loader.ts';
import type { LoadSetQuestion } from './loaders/loadSet.ts';

/** What an editor shows of one load beside its findings: plain data, no tree. */
export interface LoadView {
  readonly reference: Reference;
  /** On the Hub; `undefined` for other kinds and where the id is not known. */
  readonly repository?: Repository;
  /** The expression that says the id. */
  readonly id: TextPlace;
  /** Between the quotes of the literal that says the id, which may stand elsewhere. */
  readonly idText?: TextPlace;
  /** The callable's own name. */
  readonly callee: TextPlace;
  /** The argument with its name. */
  readonly revision?: TextPlace;
  /** The revision in the literal that says it, which may stand elsewhere. */
  readonly revisionText?: TextPlace;
  /** What the comment behind a pin says: `main @ 2026-11-20`. */
  readonly pinNote?: string;
  /** The argument that lets code of the repository run. */
  readonly trust?: TextPlace;
  /** True where the loader runs repository code without a flag. */
  readonly runsCode: boolean;
  /** False where the loader always takes the default branch. */
  readonly takesRevision: boolean;
  /** True where a caller or the environment may set another id or revision. */
  readonly overridable: boolean;
  /** Why something is not known. */
  readonly unresolved?: string;
  /** Where id and revision came from. */
  readonly origin: readonly RelatedPlace[];
  /** What to ask a list of files for the files that this load reads. */
  readonly reads: LoadSetQuestion;
}

export function loadView(load: ModelLoad, document: SourceDocument): LoadView {
  const place = (span: Span): TextPlace => ({ path: document.path, range: document.lines.rangeOf(span) });
  const optional = <Key extends string>(key: Key, span: Span | undefined) =>
    (span === undefined ? {} : { [key]: place(span) }) as Partial<Record<Key, TextPlace>>;
  const step = ({ span, elsewhere, message }: Provenance): RelatedPlace => ({
    ...(elsewhere ?? place(span)),
    message: maskTokens(message),
  });
  const { revisionText } = load;
  const note = revisionText === undefined ? undefined : pinNoteBehind(document, revisionText);
  const pinNote = note && maskTokens(document.text.slice(note.span.start, note.span.end));
  return {
    reference: load.reference,
    ...(load.repository === undefined ? {} : { repository: load.repository }),
    id: place(load.idSpan),
    callee: place(load.calleeSpan),
    ...optional('idText', load.idText),
    ...optional('revision', load.revisionSpan),
    ...optional('revisionText', revisionText),
    ...optional('trust', load.trust.value === false ? undefined : load.trust.span),
    ...(pinNote === undefined ? {} : { pinNote }),
    runsCode: load.runsCode,
    takesRevision: takesRevision(load.loader),
    overridable: load.overridable,
    ...(load.unresolved === undefined ? {} : { unresolved: maskTokens(load.unresolved) }),
    origin: distinct([...load.idProvenance, ...load.revisionProvenance]).map(step),
    reads: loadQuestion(load),
  };
}

/** The same load with its places elsewhere; those without a place there are left out, the load where it has none. */
export function movedLoad(
  load: LoadView,
  move: <Place extends TextPlace>(place: Place) => Place | undefined,
): LoadView | undefined {
  const reference = move(load.reference);
  const [id, callee] = [move(load.id), move(load.callee)];
  if (reference === undefined || id === undefined || callee === undefined) return undefined;
  const { idText, revision, revisionText, trust, ...rest } = load;
  const moved = Object.entries({ idText, revision, revisionText, trust }).flatMap(([key, place]) => {
    const found = place && move(place);
    return found === undefined ? [] : [[key, found] as const];
  });
  const origin = load.origin.flatMap((step) =>
    step.path === load.reference.path ? (move(step) ?? []) : [step],
  );
  return { ...rest, reference, id, callee, origin, ...Object.fromEntries(moved) };
}

function distinct(steps: readonly Provenance[]): readonly Provenance[] {
  const seen = new Set<string>();
  return steps.filter(({ span, message }) => {
    const key = `${span.start} ${message}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
