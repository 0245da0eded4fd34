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

/** Names that say nothing without their module. */
const genericNames = new Set(['load', 'loads', 'open', 'load_model', 'pipeline']);

/** A callable as people write it: `AutoModel.from_pretrained`, `SentenceTransformer`, `torch.hub.load`. */
export function shortName(callable: string): string {
  const path = callable.replaceAll('()', '');
  const [owner = '', name = path] = path.split('.').slice(-2);
  if (/^[A-Z]/.test(name)) return name;
  if (/^[A-Z]/.test(owner)) return `${owner}.${name}`;
  return genericNames.has(name) ? path : name;
}

/** What is loaded, as a noun for a sentence. */
export function nounOf(load: ModelLoad): string {
  const { kind } = load.reference;
  if (kind === 'dataset') return 'dataset';
  if (kind === 'space') return 'Space';
  if (kind === 'github') return 'GitHub repository';
  if (load.loader.purpose !== 'no-weights') return 'model';
  if (/Tokenizer/.test(load.callable)) return 'tokenizer';
  return /Config/.test(load.callable) ? 'configuration' : 'processor';
}
