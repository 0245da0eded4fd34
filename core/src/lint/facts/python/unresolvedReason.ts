import type { Value } from './value.ts';

/** Why a value is not known; `undefined` for one that is. */
export function unresolvedReason(value: Value): string | undefined {
  if (value.kind === 'unknown') return value.reason;
  if (value.kind === 'symbol') return `it comes from ${value.path}`;
  return value.kind === 'alternatives' ? 'it depends on a condition' : undefined;
}
