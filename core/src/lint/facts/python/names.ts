import type { Node } from 'web-tree-sitter';
import { type Binding, bindingsIn } from './bindings.ts';
import type { Evaluator } from './evaluator.ts';
import { importedPath, starImportStatements, starImports } from './imports.ts';
import { instanceOf } from './instances.ts';
import type { PythonModule } from './module.ts';
import { afterMutations } from './mutation.ts';
import { parameterValue } from './parameters.ts';
import { bindingsAtEnd, reachingBindings } from './reaching.ts';
import { enclosingFunction, scopesOf } from './scope.ts';
import { heldBy, sameValue, symbol, traced, unknown, type Value, withStep } from './value.ts';

/** People write a handful; each multiplies the work of whoever asks. */
const mostAlternatives = 32;

/** What a name stands for at the place where it is used. */
export function valueOfName(evaluator: Evaluator, identifier: Node): Value {
  const { module } = evaluator;
  const name = identifier.text;
  for (const scope of scopesOf(module, identifier)) {
    const own = bindingsIn(module, name, scope);
    if (own.length === 0) continue;
    const reaching = reachingBindings(module, own, identifier);
    if (reaching.length === 0) continue;
    if (reaching.length > mostAlternatives) return unknown('it is assigned in too many places');
    const value = mergeValues(reaching.map((binding) => bindingValue(evaluator, binding, name)));
    return mayBeImportedAnew(module, reaching, identifier) ? { ...value, overridable: true } : value;
  }
  const stars = starImports(module).slice(0, mostAlternatives);
  if (stars.length > 0) return alternatives(stars.map((from) => symbol(`${from}.${name}`)));
  return symbol(`builtins.${name}`);
}

/** What a name of the module stands for once its statements have run, or one of its functions has set it. */
export function valueOfExport(evaluator: Evaluator, name: string): Value | undefined {
  const { module } = evaluator;
  const bindings = bindingsIn(module, name, module.root);
  const reaching = bindingsAtEnd(module, bindings);
  const last = reaching.at(-1);
  if (last === undefined || reaching.length > mostAlternatives) return undefined;
  const value = mergeValues(reaching.map((binding) => bindingValue(evaluator, binding, name)));
  const isImportedAnew = starImportStatements(module).some(
    ({ startIndex }) => startIndex > last.identifier.startIndex,
  );
  const isOpen = isImportedAnew || setsNamesAtRunTime.test(module.text);
  return isOpen ? { ...value, overridable: true } : value;
}

/** Code that may set any name of its module. */
const setsNamesAtRunTime = /\b(?:globals|exec|vars|__getattr__)[ \t]*\(|\bsys\.modules\b/;

/** True where `from config import *` follows a binding: what it brings is not known. */
function mayBeImportedAnew(module: PythonModule, reaching: readonly Binding[], use: Node): boolean {
  const [first] = reaching;
  if (first === undefined || first.scope.id !== module.root.id) return false;
  const isLater = enclosingFunction(module, use) !== undefined;
  return starImportStatements(module).some(
    ({ startIndex }) => startIndex > first.identifier.startIndex && (isLater || startIndex < use.startIndex),
  );
}

/** One value where all agree. An import that fails over to `None` or to another module stays callable. */
export function mergeValues(values: readonly Value[]): Value {
  const [first, ...rest] = values;
  if (first === undefined) return unknown('it is never assigned');
  if (rest.every((value) => sameValue(first, value)))
    return { ...first, overridable: values.some(({ overridable }) => overridable) };
  const useful = values.filter((value) => value.kind !== 'none');
  if (
    useful.every(
      (value) => value.kind === 'symbol' || value.kind === 'class' || value.kind === 'alternatives',
    )
  ) {
    return alternatives(useful);
  }
  const open = values.find((value) => value.kind === 'unknown');
  // An imported symbol says something beside an unknown, too: the file may be a download.
  return open === undefined || values.some((value) => value.kind === 'symbol') ? alternatives(values) : open;
}

function alternatives(values: readonly Value[]): Value {
  const [first] = values;
  if (first !== undefined && values.length === 1) return first;
  return { kind: 'alternatives', values, ...traced };
}

function bindingValue(evaluator: Evaluator, binding: Binding, name: string): Value {
  const { module } = evaluator;
  const { source } = binding;
  switch (binding.kind) {
    case 'import': {
      const path = importedPath(module, source);
      return path === undefined ? unknown('a relative import that leaves its package') : symbol(path);
    }
    case 'class':
      return { kind: 'class', node: source, ...traced };
    case 'function':
      return { kind: 'function', node: source, ...traced };
    case 'parameter':
      return parameterValue(evaluator, source, binding.identifier);
    case 'assignment':
      return assignedValue(evaluator, binding, name);
    case 'loop':
      return loopValue(evaluator, binding, name);
    case 'context': {
      const value = source.firstNamedChild;
      return value === null ? unknown('an unfinished statement') : evaluator.evaluate(value);
    }
    case 'opaque':
      return unknown('it is changed step by step');
  }
}

function assignedValue(evaluator: Evaluator, binding: Binding, name: string): Value {
  const { source, index, identifier } = binding;
  const right = source.childForFieldName('right') ?? source.childForFieldName('value');
  if (right === null) return annotatedValue(evaluator, source);
  let value = evaluator.evaluate(right);
  if (index !== undefined) value = itemOf(value, index) ?? unknown('it is unpacked');
  value = afterMutations(evaluator.module, value, name, binding.scope);
  return withStep(value, evaluator.step(identifier, `${name} is set here`));
}

/** `x: T` without a value says only what it is. */
function annotatedValue(evaluator: Evaluator, assignment: Node): Value {
  const annotation = assignment.childForFieldName('type');
  const type = annotation?.firstNamedChild;
  if (type === null || type === undefined) return unknown('it is set elsewhere');
  return instanceOf(evaluator.evaluate(type)) ?? unknown('it is set elsewhere');
}

function loopValue(evaluator: Evaluator, binding: Binding, name: string): Value {
  const over = binding.source.childForFieldName('right');
  if (over === null) return unknown('a loop variable');
  const list = evaluator.constant(over);
  if (list.kind !== 'list' || list.items.length === 0) return unknown('a loop variable');
  const items = list.items.map((held) => {
    const item = heldBy(list, held);
    if (binding.index === undefined) return item;
    return itemOf(item, binding.index) ?? unknown('a loop variable');
  });
  return mergeValues(items.map((item) => afterMutations(evaluator.module, item, name, binding.scope)));
}

function itemOf(value: Value, index: number): Value | undefined {
  const item = value.kind === 'list' && !value.open ? value.items[index] : undefined;
  return value.kind === 'list' && item !== undefined ? heldBy(value, item) : undefined;
}
