import type { Severity } from '../../finding/severity.ts';
import type { Span } from '../../text/range.ts';
import type { ModelLoad } from '../facts/modelLoad.ts';
import type { Report } from './rule.ts';

/** The parts of a report that every finding on a load's id has. */
export function reportOnId(load: ModelLoad, message: string): Report {
  return {
    span: load.idSpan,
    scope: load.callSpan,
    message,
    provenance: [...load.idProvenance, ...load.revisionProvenance],
    reference: load.reference,
    ...ceilingOf(load),
    ...(load.overridable ? { severity: 'hint' as const } : {}),
  };
}

/**
 * A report on one argument. An argument that a shared dict gives, far from the call, is shown as related: the
 * finding stays at the call, or two calls would seem to be wrong in one place.
 */
export function reportOnArgument(
  load: ModelLoad,
  message: string,
  argument: { readonly name: string; readonly span: Span | undefined },
): Report {
  const report = reportOnId(load, message);
  const { span } = argument;
  if (span === undefined) return report;
  if (within(load.callSpan, span) !== undefined) return { ...report, span };
  const step = { span, message: `${argument.name} is set here` };
  return { ...report, provenance: [...(report.provenance ?? []), step] };
}

/** `inner`, where it lies in `outer`. */
export function within(outer: Span, inner: Span | undefined): Span | undefined {
  return inner !== undefined && outer.start <= inner.start && inner.end <= outer.end ? inner : undefined;
}

/** A fact of the catalogue that is only recalled is at most information. */
export function ceilingOf(load: ModelLoad): { readonly ceiling?: Severity } {
  return load.loader.evidence === 'recalled' ? { ceiling: 'information' } : {};
}

/** The last two names of a callable, as people write it: `AutoModel.from_pretrained`. */
export function shortName(callable: string): string {
  return callable.replaceAll('()', '').split('.').slice(-2).join('.');
}

/** What is loaded, as a noun for a sentence. */
export function nounOf(load: ModelLoad): string {
  const { kind } = load.reference;
  if (kind === 'dataset') return 'dataset';
  if (kind === 'space') return 'Space';
  if (kind === 'github') return 'GitHub repository';
  return load.loader.purpose === 'no-weights' ? 'model repository' : 'model';
}
