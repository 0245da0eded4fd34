import { layers, models } from './builtins/layers.ts';
import { operations } from './builtins/operations.ts';
import {
  constraints,
  functions,
  initializers,
  losses,
  metrics,
  optimizers,
  policies,
  regularizers,
  schedules,
  seeds,
} from './builtins/training.ts';

/** Which names each part of Keras has; the part is the one behind `keras.` or `keras.src.`. */
const parts: Readonly<Record<string, ReadonlySet<string>>> = {
  layers: names(layers, models),
  models: names(models),
  engine: names(models, 'InputLayer'),
  initializers: names(initializers),
  regularizers: names(regularizers),
  constraints: names(constraints),
  optimizers: names(optimizers, schedules),
  losses: names(losses),
  metrics: names(metrics),
  dtype_policies: names(policies),
  mixed_precision: names(policies, optimizers),
  quantizers: names(policies),
  random: names(seeds),
  ops: names(operations),
};

/** What the old format and `module: "builtins"` name without saying where it is. */
const anywhere = new Set(Object.values(parts).flatMap((part) => [...part]));
const functionNames = names(functions);

/** The packages under which Keras is known; all of them resolve to its own classes. */
const roots = ['tensorflow.python.keras', 'tensorflow.keras', 'tf_keras', 'keras_core', 'keras'];

/** Keras's own packages of larger models. */
const hubs = new Set(['keras_hub', 'keras_nlp', 'keras_cv']);

function names(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.trim().split(/\s+/)));
}

/** The path of a module below Keras: `layers`, `src.layers.core.dense`; `undefined` outside of it. */
export function pathInKeras(module: string): string | undefined {
  const root = roots.find((each) => module === each || module.startsWith(`${each}.`));
  return root === undefined ? undefined : module.slice(root.length + 1);
}

/**
 * True for a class of Keras itself that a configuration may name.
 * @param module as the configuration says it; `undefined` in the format of Keras 2, which looks names up in its own tables
 */
export function isBuiltinClass(module: string | undefined, name: string): boolean {
  if (module === undefined || module === 'builtins') return anywhere.has(name);
  if (isHubClass(module, name)) return true;
  const path = pathInKeras(module);
  if (path === undefined) return false;
  if (path === '') return anywhere.has(name);
  const part = partOf(path);
  return Object.hasOwn(parts, part) && parts[part]?.has(name) === true;
}

/** The part of Keras that a path lies in: behind `src`, and behind a backend, which has optimizers of its own. */
function partOf(path: string): string {
  const steps = path.split('.');
  const [first = '', second = '', , fourth = ''] = steps;
  if (first !== 'src') return first;
  return second === 'backend' && fourth === 'optimizers' ? fourth : second;
}

/** A class of KerasHub and its forerunners: tokenizers, backbones, tasks. */
function isHubClass(module: string, name: string): boolean {
  return hubs.has(module.split('.', 1)[0] ?? '') && /^[A-Z][A-Za-z0-9]*$/.test(name);
}

/** The parts that hold functions which take numbers and give numbers. */
const functionParts = new Set([
  'activations',
  'losses',
  'metrics',
  'initializers',
  'regularizers',
  'constraints',
]);

/** True for a function of Keras that a configuration may name; as `isBuiltinClass`. */
export function isBuiltinFunction(module: string | undefined, name: string): boolean {
  if (!functionNames.has(name)) return false;
  if (module === undefined || module === 'builtins') return true;
  return functionParts.has(partOf(pathInKeras(module) ?? ''));
}
