import type { Node } from 'web-tree-sitter';
import { importedBases } from './attributes.ts';
import type { Evaluator } from './evaluator.ts';
import type { Value } from './value.ts';

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
      return importedBases(evaluator, value.node).map((path) => ({ path, partials }));
    default:
      return [];
  }
}
