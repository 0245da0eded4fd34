import type { TextPlace } from '../../finding/finding.ts';
import type { Evaluator } from '../facts/python/evaluator.ts';
import type { Value } from '../facts/python/value.ts';
import type { ConstantStep, ModuleConstant } from './moduleFacts.ts';

/** People write lists of some dozens. */
const mostItems = 500;
/** A dict of dicts is a registry; one deeper is rare. */
const deepest = 4;

/** A value without its tree; `undefined` where it is none that another file can use as it stands. */
export function plainConstant(evaluator: Evaluator, value: Value, depth = 0): ModuleConstant | undefined {
  const { document } = evaluator.module;
  const steps = value.trail.map(({ span, elsewhere, message }): ConstantStep => {
    const place: TextPlace = elsewhere ?? { path: document.path, range: document.lines.rangeOf(span) };
    return { place, message };
  });
  const said = { steps, overridable: value.overridable };
  const inner = (one: Value) =>
    (depth < deepest
      ? plainConstant(evaluator, evaluator.constantOf(one, evaluator.module.root), depth + 1)
      : undefined) ?? {
      kind: 'unknown' as const,
      reason: 'it is computed in another file',
      steps: [],
      overridable: true,
    };
  switch (value.kind) {
    case 'string':
      return { kind: 'string', value: value.value, ...said };
    case 'boolean':
      return { kind: 'boolean', value: value.value, ...said };
    case 'number':
      return { kind: 'number', text: value.text, ...said };
    case 'none':
      return { kind: 'none', ...said };
    case 'list':
      if (value.items.length > mostItems) return undefined;
      return { kind: 'list', items: value.items.map(inner), open: value.open === true, ...said };
    case 'dict':
      if (value.entries.size > mostItems) return undefined;
      return {
        kind: 'dict',
        entries: new Map([...value.entries].map(([key, entry]) => [key, inner(entry.value)])),
        ...said,
      };
    case 'alternatives':
      if (value.values.length > mostItems) return undefined;
      return { kind: 'alternatives', values: value.values.map(inner), ...said };
    default:
      return undefined;
  }
}
