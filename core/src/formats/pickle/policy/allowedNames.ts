import type { Operation } from '../callables.ts';

/** Names of one module that do no harm, whatever arguments a stream gives them. */
export interface AllowedNames {
  readonly module: string;
  readonly names: readonly string[];
  /** What a stream may do with them; naming is always allowed. */
  readonly may: readonly Operation[];
  /** For people: what they are. */
  readonly why: string;
}

/** Names by their modules, separated by blanks, that share what a stream may do with them. */
export function fromTable(
  table: Readonly<Record<string, string>>,
  may: readonly Operation[],
  why: string,
): AllowedNames[] {
  return Object.entries(table).map(([module, names]) => ({
    module,
    names: names.trim().split(/\s+/),
    may,
    why,
  }));
}
