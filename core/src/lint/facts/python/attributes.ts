import type { Node } from 'web-tree-sitter';
import { attributeAssignments } from './attributeAssignments.ts';
import { bindingsIn } from './bindings.ts';
import type { Evaluator } from './evaluator.ts';
import { meaningfulChildren } from './extras.ts';
import { instanceOf } from './instances.ts';
import { afterAttributeMutations } from './mutation.ts';
import { mergeValues } from './names.ts';
import { contains, enclosingClass } from './scope.ts';
import { type ClassValue, traced, unknown, type Value, withStep } from './value.ts';

/** Methods that give back the object they are called on, in torch, transformers and diffusers. */
const fluent = /\(\)\.(to|eval|cuda|cpu|half|float|double|bfloat16|train|requires_grad_|compile)\(\)$/;

/** A class method that builds an instance of its class: `from_pretrained()`, `from_config()`. */
const factory = /\.from_\w+\(\)$/;

/** The path of a called symbol's result, with what only hands the object on taken out. */
export function resultPath(path: string): string {
  return `${path}()`.replace(fluent, '()').replace(factory, '()');
}

/** What `object.name` stands for. `place` is the use, for recursion limits and scope. */
export function attributeOf(evaluator: Evaluator, object: Value, name: string, place: Node): Value {
  switch (object.kind) {
    case 'symbol':
      return { ...object, path: `${object.path}.${name}` };
    case 'alternatives':
      return mergeValues(object.values.map((value) => attributeOf(evaluator, value, name, place)));
    case 'class':
    case 'instance':
      return memberOf(evaluator, object, name, place);
    case 'unknown':
      return object;
    case 'string':
      // A text has no such attribute: it is a member of an enumeration.
      return name === 'value' ? object : unknown(`the attribute ${name}`);
    default:
      return unknown(`the attribute ${name}`);
  }
}

function memberOf(
  evaluator: Evaluator,
  owner: ClassValue,
  name: string,
  place: Node,
  seen = new Set<number>(),
): Value {
  if (seen.has(owner.node.id)) return unknown('a class that is its own base');
  seen.add(owner.node.id);
  const own = ownMember(evaluator, owner, name, place);
  if (own !== undefined) return own;
  const inherited: Value[] = [];
  for (const base of basesOf(evaluator, owner.node)) {
    for (const one of base.kind === 'alternatives' ? base.values : [base]) {
      const value = fromBase(evaluator, owner, one, name, place, seen);
      if (value !== undefined) inherited.push(value);
    }
  }
  return inherited.length === 0 ? unknown(`the attribute ${name}`) : mergeValues(inherited);
}

function fromBase(
  evaluator: Evaluator,
  owner: ClassValue,
  base: Value,
  name: string,
  place: Node,
  seen: Set<number>,
): Value | undefined {
  if (base.kind === 'symbol') {
    const path = owner.kind === 'instance' ? `${base.path}()` : base.path;
    return {
      ...base,
      path: `${path}.${name}`,
      trail: [...base.trail, evaluator.step(owner.node, 'in this class')],
    };
  }
  if (base.kind !== 'class') return undefined;
  const value = memberOf(evaluator, { ...base, kind: owner.kind }, name, place, seen);
  return value.kind === 'unknown' ? undefined : value;
}

/** The base classes of a `class_definition`; keyword arguments such as `metaclass=` are none. */
export function basesOf(evaluator: Evaluator, definition: Node): readonly Value[] {
  const list = definition.childForFieldName('superclasses');
  if (list === null) return [];
  return meaningfulChildren(list)
    .filter((child) => child.type !== 'keyword_argument')
    .map((child) => evaluator.evaluate(child));
}

function ownMember(evaluator: Evaluator, owner: ClassValue, name: string, place: Node): Value | undefined {
  const { module } = evaluator;
  const values: Value[] = [];
  for (const binding of bindingsIn(module, name, owner.node)) {
    if (binding.kind === 'function') return { kind: 'function', node: binding.source, ...traced };
    if (binding.kind === 'class') return { kind: 'class', node: binding.source, ...traced };
    const right = binding.source.childForFieldName('right');
    if (binding.kind !== 'assignment' || binding.index !== undefined) return unknown(`the attribute ${name}`);
    if (right === null) {
      const type = binding.source.childForFieldName('type')?.firstNamedChild;
      values.push((type && instanceOf(evaluator.evaluate(type))) ?? unknown(`the attribute ${name}`));
      continue;
    }
    const value = fieldDefault(evaluator, right) ?? evaluator.evaluate(right);
    const step = evaluator.step(binding.identifier, `${name} is set here`);
    // Whoever makes an instance of a record sets its fields; `Settings.name` is what the class says.
    values.push(withStep(value, step, owner.kind === 'instance' && isRecord(evaluator, owner.node)));
  }
  values.push(...assignmentsFromOutside(evaluator, owner, name, place));
  return values.length === 0 ? undefined : afterAttributeMutations(module, mergeValues(values), name);
}

/** The values of `self.name = ...` and `cls.name = ...` in the class's methods, and of `Class.name = ...` anywhere. */
function assignmentsFromOutside(evaluator: Evaluator, owner: ClassValue, name: string, place: Node): Value[] {
  const { module } = evaluator;
  const values: Value[] = [];
  for (const { target, assignment } of attributeAssignments(module, name)) {
    module.spend(1);
    if (contains(target, place) || !isOwn(evaluator, owner, target)) continue;
    const right = assignment.childForFieldName('right');
    if (assignment.type === 'augmented_assignment' || right === null)
      values.push(unknown('it is changed step by step'));
    else values.push(withStep(evaluator.evaluate(right), evaluator.step(target, `self.${name} is set here`)));
  }
  return values;
}

/** True where the object of an attribute is the class, or an instance of it. */
function isOwn(evaluator: Evaluator, owner: ClassValue, target: Node): boolean {
  const object = target.childForFieldName('object');
  if (object?.text === 'self' || object?.text === 'cls') {
    return enclosingClass(evaluator.module, target)?.id === owner.node.id;
  }
  const value = object === null ? undefined : evaluator.evaluate(object);
  return (value?.kind === 'class' || value?.kind === 'instance') && value.node.id === owner.node.id;
}

/** Bases whose fields are set by whoever makes an instance: pydantic models, settings, named tuples, arguments. */
const recordBase =
  /(?:Model|Settings|Config|Options|Arguments|Args|Params|Tuple|Dict|Struct|Schema|Table|Document)$/;

/** True for dataclasses, settings and named tuples: whoever makes an instance may set the field. */
function isRecord(evaluator: Evaluator, definition: Node, seen = new Set<number>()): boolean {
  if (seen.has(definition.id)) return false;
  seen.add(definition.id);
  const holder = definition.parent;
  const decorators = holder?.type === 'decorated_definition' ? holder.text.slice(0, 200) : '';
  if (/@[\w.]*(dataclass|define|attrs|s\b)/.test(decorators)) return true;
  return basesOf(evaluator, definition).some((base) =>
    base.kind === 'symbol'
      ? recordBase.test(base.path)
      : base.kind === 'class' && isRecord(evaluator, base.node, seen),
  );
}

/** `field(default="x")` of dataclasses, pydantic and attrs. */
function fieldDefault(evaluator: Evaluator, right: Node): Value | undefined {
  if (right.type !== 'call') return undefined;
  const callee = right.childForFieldName('function');
  if (callee === null || !/^(?:\w+\.)*(?:field|Field|attrib|ib)$/.test(callee.text)) return undefined;
  const list = right.childForFieldName('arguments');
  const keyword = list?.namedChildren.find(
    (child) => child.type === 'keyword_argument' && child.childForFieldName('name')?.text === 'default',
  );
  const value = keyword?.childForFieldName('value');
  return value ? evaluator.evaluate(value) : undefined;
}

/** The paths of imported things that a class builds on, nearest first; for constructor calls. */
export function importedBases(
  evaluator: Evaluator,
  definition: Node,
  seen = new Set<number>(),
): readonly string[] {
  if (seen.has(definition.id)) return [];
  seen.add(definition.id);
  return basesOf(evaluator, definition).flatMap((base) => {
    if (base.kind === 'symbol') return [base.path];
    return base.kind === 'class' ? importedBases(evaluator, base.node, seen) : [];
  });
}
