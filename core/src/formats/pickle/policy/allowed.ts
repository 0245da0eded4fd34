import type { Operation } from '../callables.ts';
import { boostingNames } from './allowed/boosting.ts';
import { compiledNames } from './allowed/compiled.ts';
import { numpyNames } from './allowed/numpy.ts';
import { pandasNames } from './allowed/pandas.ts';
import { pythonNames } from './allowed/python.ts';
import { scikitLearnNames } from './allowed/scikitLearn.ts';
import { scipyNames } from './allowed/scipy.ts';
import { torchNames } from './allowed/torch.ts';
import { torchModulesNames } from './allowed/torchModules.ts';
import { torchvisionNames } from './allowed/torchvision.ts';
import { trainingNames } from './allowed/training.ts';
import { ultralyticsNames } from './allowed/ultralytics.ts';

/** The day of the newest entry: verdicts tell it, and caches of verdicts are keyed by it. */
export const allowListVersion = '2026-11-21';

export interface Allowance {
  readonly may: ReadonlySet<Operation>;
  readonly why: string;
}

const lists = [
  pythonNames,
  numpyNames,
  torchNames,
  torchModulesNames,
  torchvisionNames,
  ultralyticsNames,
  scikitLearnNames,
  scipyNames,
  boostingNames,
  compiledNames,
  pandasNames,
  trainingNames,
];

const byName = new Map<string, Allowance>();
for (const { module, names, may, why } of lists.flat()) {
  for (const name of names) {
    const key = `${module} ${name}`;
    byName.set(key, { may: new Set([...(byName.get(key)?.may ?? ['name']), ...may]), why });
  }
}

/** Classes that a TorchScript archive defines in its own code, which is judged: no module of Python has this name. */
const scriptClass: Allowance = {
  may: new Set<Operation>(['name', 'new', 'call', 'build']),
  why: "a class of the archive's own TorchScript",
};

/** What a stream may do with a name; `undefined` for a name that is not on the list, which is exact. */
export function allowanceOf(module: string, name: string): Allowance | undefined {
  if (/^__torch__(?:\.|$)/.test(module) && !name.includes('.')) return scriptClass;
  return byName.get(`${module} ${name}`);
}
