import type { Node } from 'web-tree-sitter';
import type { Binding } from './bindings.ts';
import type { PythonModule } from './module.ts';
import { contains, enclosingFunction } from './scope.ts';

const branching = new Set([
  'if_statement',
  'elif_clause',
  'else_clause',
  'for_statement',
  'while_statement',
  'try_statement',
  'except_clause',
  'except_group_clause',
  'finally_clause',
  'match_statement',
  'case_clause',
  'conditional_expression',
  // What these hold may not run: a name bound there keeps the value it had.
  'boolean_operator',
  'list_comprehension',
  'dictionary_comprehension',
  'set_comprehension',
  'generator_expression',
  'function_definition',
  'lambda',
]);

/**
 * The bindings of one scope whose value a use may see: back from the use to the first binding that every way
 * to the use passes. From inside a function all bindings of an outer scope count, whenever they run.
 */
export function reachingBindings(
  module: PythonModule,
  bindings: readonly Binding[],
  use: Node,
): readonly Binding[] {
  const scope = bindings[0]?.scope;
  if (scope === undefined || bindings.length === 1) return bindings;
  const sameScope = !isDeferred(module, scope, use);
  if (!sameScope) return lastUnconditional(module, bindings, scope);
  const loop = outermostLoop(module, use, scope);
  const candidates = bindings.filter(
    (binding) =>
      binding.identifier.startIndex < use.startIndex ||
      (loop !== undefined && contains(loop, binding.identifier)),
  );
  const reaching: Binding[] = [];
  for (const binding of candidates.toReversed()) {
    // The name on the left of the assignment that holds the use is bound after it.
    if (binding.kind === 'assignment' && contains(binding.source, use)) continue;
    reaching.unshift(binding);
    const before = binding.identifier.startIndex < use.startIndex;
    if (before && dominates(module, binding, use, scope)) break;
  }
  return reaching;
}

/** True where the use runs later than the scope's own statements: in a function or a lambda inside it. */
function isDeferred(module: PythonModule, scope: Node, use: Node): boolean {
  const holder = enclosingFunction(module, use);
  return holder !== undefined && holder.id !== scope.id && contains(scope, holder);
}

/** A function that is called later sees the last binding, unless that one stands in a branch. */
function lastUnconditional(
  module: PythonModule,
  bindings: readonly Binding[],
  scope: Node,
): readonly Binding[] {
  const distinct: Binding[] = [];
  for (const binding of bindings) {
    if (!isConditional(module, binding.identifier, scope) && binding.kind !== 'parameter')
      distinct.length = 0;
    distinct.push(binding);
  }
  return distinct;
}

function dominates(module: PythonModule, binding: Binding, use: Node, scope: Node): boolean {
  if (binding.kind === 'parameter' || binding.kind === 'loop') return true;
  const path = module.ancestors(binding.identifier);
  for (const ancestor of path.toReversed()) {
    if (ancestor.id === scope.id) return true;
    if (branching.has(ancestor.type) && !sharesBranch(ancestor, binding.identifier, use)) return false;
  }
  return true;
}

/** True where both stand in the same arm of a branching statement. */
function sharesBranch(branch: Node, a: Node, b: Node): boolean {
  if (!contains(branch, b)) return false;
  return branch.namedChildren.some((arm) => contains(arm, a) && contains(arm, b));
}

function isConditional(module: PythonModule, node: Node, scope: Node): boolean {
  for (const ancestor of module.ancestors(node).toReversed()) {
    if (ancestor.id === scope.id) return false;
    if (branching.has(ancestor.type)) return true;
  }
  return false;
}

function outermostLoop(module: PythonModule, use: Node, scope: Node): Node | undefined {
  const path = module.ancestors(use);
  const inside = path.slice(path.findIndex((node) => node.id === scope.id) + 1);
  return inside.find((node) => node.type === 'for_statement' || node.type === 'while_statement');
}
