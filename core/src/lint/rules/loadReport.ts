import type { Severity } from '../../finding/severity.ts';
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
