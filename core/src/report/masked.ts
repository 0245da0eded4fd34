import { maskTokens } from '../text/maskTokens.ts';

/**
 * A copy of what a report tells with the tokens in all its strings masked. The value itself stays as it is, and
 * with it the edits that are applied.
 * @param paths whether the paths of files are masked, too: for people, not for programs that open them
 */
export function masked<Value>(value: Value, paths: 'keep paths' | 'mask paths'): Value {
  if (typeof value === 'string') return maskTokens(value) as Value;
  if (Array.isArray(value)) return value.map((item: unknown) => masked(item, paths)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]: [string, unknown]) => [
      name,
      name === 'path' && paths === 'keep paths' ? part : masked(part, paths),
    ]),
  ) as Value;
}
