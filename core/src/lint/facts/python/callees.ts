import type { Node } from 'web-tree-sitter';
import { attributeOf, importedBases } from './attributes.ts';
import type { Evaluator } from './evaluator.ts';
import type { ClassValue, Value } from './value.ts';

/** One thing that a call may run, with the `functools.partial` calls that bound arguments before, inmost first. */
export interface Callee {
  /** Dotted path from the imported package: `transformers.AutoModel.from_pretrained`. */
  readonly path: string;
  readonly partials: readonly Node[];
}

export function calleesOf(evaluator: Evaluator, callee: Node): readonly Callee[] {
  return expand(evaluator, evaluator.evaluate(callee), []);
}

function expand(evaluator: Evaluator, value: Value, partials: readonly Node[]): readonly Callee[] {
  switch (value.kind) {
    case 'symbol':
      return [{ path: value.path, partials }];
    case 'alternatives':
      return value.values.flatMap((one) => expand(evaluator, one, partials));
    case 'partial':
      return expand(evaluator, value.callee, [...partials, value.call]);
    case 'class':
      return importedBases(evaluator, value.node)
        .filter((path) => !unpickler.test(path) || !isRestricted(evaluator, value))
        .map((path) => ({ path, partials }));
    default:
      return [];
  }
}

const unpickler = /^(?:pickle|_pickle|cPickle|pickle5|dill)\.(?:\w+\.)*_?Unpickler$/;

/**
 * True for a subclass that decides in `find_class` which names a pickle may use (Python documentation, library/pickle,
 * "Restricting Globals"). One that refuses nothing and asks the base class, to rename a module, is as open as that.
 */
function isRestricted(evaluator: Evaluator, value: ClassValue): boolean {
  const method = attributeOf(evaluator, value, 'find_class', value.node);
  if (method.kind !== 'function') return false;
  return (
    method.node.descendantsOfType('raise_statement').length > 0 || !/\.find_class\s*\(/.test(method.node.text)
  );
}
