import { symbol, type Value } from './value.ts';

/** An instance of the type that a value names, for annotations and constructor calls. */
export function instanceOf(type: Value): Value | undefined {
  if (type.kind === 'symbol' && !type.path.startsWith('builtins.')) return symbol(`${type.path}()`);
  if (type.kind === 'class') return { ...type, kind: 'instance' };
  return undefined;
}
