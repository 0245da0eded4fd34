import type { Judged } from '../../finding/contentFinding.ts';
import { isRecord, textOf } from '../config/walkValues.ts';
import { dangerOf } from '../pickle/policy/dangerous.ts';
import { isBuiltinClass, isBuiltinFunction, pathInKeras } from './builtins.ts';
import { dangerous, harmless, unknown } from './kerasFinding.ts';
import { judgeLambda } from './lambda.ts';
import { tensorflowFunction } from './tensorflowFunctions.ts';

/** What `deserialize_keras_object` makes plain values of. */
const plain = new Set([
  ...['__keras_tensor__', '__tensor__', '__numpy__', '__bytes__', '__ellipsis__', '__slice__', '__tuple__'],
  ...['TensorShape', 'DType', '__dtype__', '__complex__'],
]);

/** Layers of Keras whose configuration leads to code or to another file, and what a finding says of them. */
const special: Readonly<Record<string, string>> = {
  TorchModuleWrapper: 'holds a pickle of torch, which runs when the model is loaded (CVE-2025-49655)',
  TFSMLayer: 'loads a SavedModel from a path that the file names, and runs its graph (CVE-2026-1462)',
  __lambda__: 'holds Python bytecode, which runs when the model is loaded (CVE-2024-3660)',
};

/** Functions of Keras itself by which a configuration fetched files, loaded models or took guards away. */
const reaching = [
  'utils',
  'config',
  'saving',
  'models',
  'preprocessing',
  'datasets',
  'applications',
  'backend',
  'callbacks',
];

/** Layers that keep a vocabulary, which may be the path of a file to read (CVE-2025-12058). */
const lookups = new Set(['StringLookup', 'IntegerLookup', 'TextVectorization', 'IndexLookup']);

/** One `{class_name, config, module?, registered_name?}` of a configuration: what Keras makes when it loads. */
export function judgeObject(object: Readonly<Record<string, unknown>>): Judged {
  const name = textOf(object.class_name) ?? '';
  const module = textOf(object.module);
  const registered = textOf(object.registered_name);
  const evidence = `${module ?? 'class'} ${name}${registered === undefined || registered === name ? '' : ` (${registered})`}`;
  const said = special[name];
  if (said !== undefined && Object.hasOwn(special, name)) return dangerous(`${name} ${said}.`, evidence);
  if (plain.has(name)) return harmless;
  if (name === 'Lambda') return judgeLambda(object.config, evidence);
  if (name === 'function') return judgeFunction(object, module, registered);
  if (name === 'TFOpLambda' || name === 'SlicingOpLambda') return judgeTensorflow(object.config, evidence);
  return judgeClass(object, { name, module, registered, evidence });
}

interface Named {
  readonly name: string;
  readonly module: string | undefined;
  readonly registered: string | undefined;
  readonly evidence: string;
}

function judgeClass(object: Readonly<Record<string, unknown>>, named: Named): Judged {
  const { name, module, registered, evidence } = named;
  // A registered class comes before Keras's own of the same name.
  const isRegistered =
    registered?.includes('>') === true && !/^(?:keras|keras_(?:hub|nlp|cv))(?:\.\w+)*>/.test(registered);
  if (!isRegistered && isBuiltinClass(module, name)) return judgeVocabulary(object, name, evidence);
  const danger = module === undefined ? undefined : dangerOf(module, name);
  if (danger !== undefined)
    return dangerous(`The model is built with ${module}.${name}, which ${danger} (CVE-2025-1550).`, evidence);
  return unknown(
    `The model is built with ${isRegistered ? registered : name}${module === undefined ? '' : ` of ${module}`}, which is no part of Keras: whoever loads it brings the code.`,
    evidence,
  );
}

function judgeFunction(
  object: Readonly<Record<string, unknown>>,
  module: string | undefined,
  registered: string | undefined,
): Judged {
  const name = textOf(object.config) ?? registered ?? '';
  const evidence = `${module ?? 'function'} ${name}`;
  if (isBuiltinFunction(module, name)) return harmless;
  const isOwn =
    module === undefined || module === 'builtins' || module === '__main__' || registered?.includes('>');
  const path = module === undefined ? undefined : pathInKeras(module);
  const part = path?.replace(/^src\.?/, '').split('.')[0];
  if (part !== undefined && reaching.includes(part))
    return dangerous(
      `The configuration calls ${module}.${name}, which loads models or files, or takes Keras's guards away (CVE-2025-8747, CVE-2025-9906).`,
      evidence,
    );
  // Names that Keras resolves among Python's own are the same danger under another roof.
  const danger = dangerOf(module ?? 'builtins', name);
  if (danger !== undefined)
    return dangerous(
      `The configuration calls ${module ?? 'builtins'}.${name}, which ${danger} (CVE-2025-1550).`,
      evidence,
    );
  if (isOwn === true || path !== undefined)
    return unknown(`The model calls the function ${name}, which is on no list of Keras's own.`, evidence);
  return dangerous(
    `The configuration calls ${name} of the module ${module}: Keras before 3.9 imports any module that is named (CVE-2025-1550).`,
    evidence,
  );
}

/** The functions of TensorFlow in a model of Keras 2. */
function judgeTensorflow(config: unknown, evidence: string): Judged {
  const name = isRecord(config) ? (textOf(config.function) ?? '') : '';
  const told = `${evidence}: ${name}`;
  const kind = tensorflowFunction(name);
  if (kind === 'computing') return harmless;
  return kind === 'reaching'
    ? dangerous(`The model calls tf.${name}, which touches files, runs Python or loads native code.`, told)
    : unknown(`The model calls tf.${name}, which is on no list of functions that only compute.`, told);
}

function judgeVocabulary(object: Readonly<Record<string, unknown>>, name: string, evidence: string): Judged {
  const vocabulary = isRecord(object.config) ? textOf(object.config.vocabulary) : undefined;
  if (!lookups.has(name) || vocabulary === undefined) return harmless;
  const told = `${evidence}: ${vocabulary}`;
  const leaves = /^(?:[/\\~]|[A-Za-z]:)|:\/\/|\.\./.test(vocabulary);
  return leaves
    ? dangerous(
        `${name} reads its vocabulary from ${vocabulary}, outside of the model (CVE-2025-12058).`,
        told,
      )
    : unknown(`${name} reads its vocabulary from the file ${vocabulary}.`, told);
}
