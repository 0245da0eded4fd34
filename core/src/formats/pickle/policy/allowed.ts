import type { Operation } from '../callables.ts';
import { numpyNames } from './allowed/numpy.ts';
import { pythonNames } from './allowed/python.ts';
import { torchNames } from './allowed/torch.ts';

/** Names of one module that do no harm, whatever arguments a stream gives them. */
export interface AllowedNames {
  readonly module: string;
  readonly names: readonly string[];
  /** What a stream may do with them; naming is always allowed. */
  readonly may: readonly Operation[];
  /** For people: what they are. */
  readonly why: string;
}

/** The day of the newest entry: verdicts tell it, and caches of verdicts are keyed by it. */
export const allowListVersion = '2026-11-21';

export interface Allowance {
  readonly may: ReadonlySet<Operation>;
  readonly why: string;
}

const byName = new Map<string, Allowance>(
  [...pythonNames, ...numpyNames, ...torchNames].flatMap(({ module, names, may, why }) => {
    const allowance: Allowance = { may: new Set<Operation>(['name', ...may]), why };
    return names.map((name) => [`${module} ${name}`, allowance] as const);
  }),
);

/** What a stream may do with a name; `undefined` for a name that is not on the list, which is exact. */
export function allowanceOf(module: string, name: string): Allowance | undefined {
  return byName.get(`${module} ${name}`);
}
