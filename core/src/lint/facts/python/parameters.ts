import type { Node } from 'web-tree-sitter';
import type { Evaluator } from './evaluator.ts';
import { instanceOf } from './instances.ts';
import { enclosingClass } from './scope.ts';
import { traced, unknown, type Value, withStep } from './value.ts';

/** What a function knows of a parameter: `self` and `cls`, its default, its annotation. A caller may pass anything else. */
export function parameterValue(evaluator: Evaluator, source: Node, identifier: Node): Value {
  const name = identifier.text;
  const receiver = receiverValue(evaluator, identifier);
  if (receiver !== undefined) return receiver;
  const fallback = source.childForFieldName('value');
  if (fallback !== null) {
    const value = evaluator.evaluate(fallback);
    if (value.kind !== 'none') {
      return withStep(value, evaluator.step(identifier, `${name} is a parameter with this default`), true);
    }
  }
  const annotation = source.childForFieldName('type')?.firstNamedChild;
  if (annotation !== null && annotation !== undefined) {
    const typed = annotatedParameter(evaluator, annotation);
    if (typed !== undefined) return typed;
  }
  return unknown(`${name} is a parameter`);
}

/** The first parameter of a method: the class for `cls` and in class methods, else an instance. */
function receiverValue(evaluator: Evaluator, identifier: Node): Value | undefined {
  const { module } = evaluator;
  const parameters = module.parent(identifier);
  if (parameters?.type !== 'parameters' || parameters.firstNamedChild?.id !== identifier.id) return undefined;
  const definition = module.parent(parameters);
  if (definition?.type !== 'function_definition') return undefined;
  const owner = enclosingClass(module, definition);
  const body = owner?.childForFieldName('body');
  const holder = module.parent(definition);
  const direct = holder?.type === 'decorated_definition' ? module.parent(holder) : holder;
  if (owner === undefined || body === null || direct?.id !== body?.id) return undefined;
  const decorators =
    holder?.type === 'decorated_definition' ? holder.namedChildren.map((child) => child.text) : [];
  if (decorators.some((text) => text.startsWith('@staticmethod'))) return undefined;
  const isClass = identifier.text === 'cls' || decorators.some((text) => text.startsWith('@classmethod'));
  return { kind: isClass ? 'class' : 'instance', node: owner, ...traced };
}

/** `type[T]` is the class itself, `Optional[T]` and `T | None` are `T`, anything else an instance. */
function annotatedParameter(evaluator: Evaluator, annotation: Node): Value | undefined {
  if (annotation.type === 'generic_type') {
    const outer = annotation.firstNamedChild?.text ?? '';
    const inner = annotation.lastNamedChild?.firstNamedChild?.firstNamedChild;
    if (inner === null || inner === undefined) return undefined;
    if (outer === 'type' || outer === 'Type') return evaluator.evaluate(inner);
    return outer === 'Optional' ? annotatedParameter(evaluator, inner) : undefined;
  }
  if (annotation.type === 'subscript') {
    const outer = annotation.childForFieldName('value')?.text.split('.').at(-1);
    const inner = annotation.childForFieldName('subscript');
    if (inner === null) return undefined;
    if (outer === 'type' || outer === 'Type') return evaluator.evaluate(inner);
    return outer === 'Optional' ? annotatedParameter(evaluator, inner) : undefined;
  }
  if (annotation.type === 'binary_operator') {
    const [left, right] = annotation.namedChildren;
    if (left === undefined || right?.type !== 'none') return undefined;
    return annotatedParameter(evaluator, left);
  }
  return instanceOf(evaluator.evaluate(annotation));
}
