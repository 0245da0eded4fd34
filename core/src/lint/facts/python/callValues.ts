import type { Node } from 'web-tree-sitter';
import { argumentsOf } from './arguments.ts';
import { attributeOf, basesOf, resultPath } from './attributes.ts';
import { environmentVariable } from './environment/environmentVariable.ts';
import type { Evaluator } from './evaluator.ts';
import { instanceOf } from './instances.ts';
import { mergeValues } from './names.ts';
import { enclosingClass, enclosingFunction } from './scope.ts';
import { entryOf, symbol, traced, unknown, type Value } from './value.ts';

/** Environment look-ups with a default as second argument. */
const environmentReads = new Set([
  'os.environ.get',
  'os.getenv',
  'decouple.config',
  ...['environ', 'environs'].flatMap((library) => [`${library}.Env()`, `${library}.Env().str`]),
]);

/** Functions that lead to the same file as their first argument. */
const fileFunctions = new Set([
  'builtins.open',
  'io.open',
  'gzip.open',
  'bz2.open',
  'lzma.open',
  'os.path.join',
  'os.fspath',
  'pathlib.Path',
]);

/** What a call gives back, as far as reading can tell. */
export function callValue(evaluator: Evaluator, call: Node): Value {
  const callee = call.childForFieldName('function');
  if (callee === null) return unknown('an unfinished call');
  return lookUp(evaluator, call, callee) ?? resultOf(evaluator, call, evaluator.evaluate(callee));
}

/** `{...}.get("key")` where the key is there. */
function lookUp(evaluator: Evaluator, call: Node, callee: Node): Value | undefined {
  if (callee.childForFieldName('attribute')?.text !== 'get') return undefined;
  const object = callee.childForFieldName('object');
  const keyNode = argumentsOf(call).positional[0];
  if (object === null || keyNode === undefined) return undefined;
  const [dict, key] = [evaluator.evaluate(object), evaluator.evaluate(keyNode)];
  return dict.kind === 'dict' && key.kind === 'string' ? entryOf(dict, key.value) : undefined;
}

function resultOf(evaluator: Evaluator, call: Node, callee: Value): Value {
  switch (callee.kind) {
    case 'class':
      return { ...callee, kind: 'instance' };
    case 'alternatives':
      return mergeValues(callee.values.map((value) => resultOf(evaluator, call, value)));
    case 'partial':
      return resultOf(evaluator, call, callee.callee);
    case 'symbol':
      return symbolResult(evaluator, call, callee.path);
    case 'function':
      return unknown('it is the result of a function');
    default:
      return callee.kind === 'unknown' ? callee : unknown('it is the result of a call');
  }
}

function symbolResult(evaluator: Evaluator, call: Node, path: string): Value {
  const given = argumentsOf(call);
  const argument = (index: number): Value | undefined => {
    const node = given.positional[index];
    return node === undefined ? undefined : evaluator.evaluate(node);
  };
  if (environmentReads.has(path)) {
    const [name, second] = given.positional;
    const fallbackNode = second ?? given.keywords.get('default')?.value;
    const stated = name === undefined ? undefined : environmentVariable(evaluator, name, call);
    if (stated !== undefined && stated.kind !== 'unknown') return stated;
    if (fallbackNode === undefined) return unknown('an environment variable');
    return { ...evaluator.evaluate(fallbackNode), overridable: true };
  }
  if (fileFunctions.has(path)) {
    const file = argument(0);
    return file?.kind === 'symbol' ? file : unknown('it is a path');
  }
  switch (path) {
    case 'builtins.str':
      return argument(0) ?? unknown('it is computed');
    case 'builtins.dict':
      return keywordDict(evaluator, call);
    case 'builtins.getattr': {
      const [object, name] = [argument(0), argument(1)];
      if (object === undefined || name?.kind !== 'string') return unknown('it is looked up at run time');
      return attributeOf(evaluator, object, name.value, call);
    }
    case 'builtins.super':
      return superValue(evaluator, call);
    case 'builtins.type': {
      const object = argument(0);
      return object?.kind === 'instance'
        ? { ...object, kind: 'class' }
        : unknown('it is looked up at run time');
    }
    case 'importlib.import_module':
    case 'pytest.importorskip': {
      const name = argument(0);
      return name?.kind === 'string' && /^\w/.test(name.value)
        ? symbol(name.value)
        : unknown('it is looked up at run time');
    }
    case 'functools.partial': {
      const wrapped = argument(0);
      return wrapped === undefined
        ? unknown('an unfinished call')
        : { kind: 'partial', call, callee: wrapped, ...traced };
    }
    default:
      return path.startsWith('builtins.') ? unknown('it is computed') : symbol(resultPath(path));
  }
}

function keywordDict(evaluator: Evaluator, call: Node): Value {
  const given = argumentsOf(call);
  const entries = new Map(
    [...given.keywords].map(([name, { node, value }]) => [
      name,
      { key: node, valueNode: value, value: evaluator.evaluate(value) },
    ]),
  );
  return {
    kind: 'dict',
    entries,
    open: given.positional.length > 0 || given.splats.length > 0,
    node: call,
    ...traced,
  };
}

/** `super()` reads the bases as the class itself would, without its own members; an instance's outside class methods. */
function superValue(evaluator: Evaluator, call: Node): Value {
  const owner = enclosingClass(evaluator.module, call);
  const bases = owner === undefined ? [] : basesOf(evaluator, owner);
  if (bases.length === 0) return unknown('a base class');
  const method = enclosingFunction(evaluator.module, call);
  const receiver = method?.childForFieldName('parameters')?.firstNamedChild?.text;
  if (receiver === 'cls') return mergeValues(bases);
  return mergeValues(bases.map((base) => instanceOf(base) ?? unknown('a base class')));
}
