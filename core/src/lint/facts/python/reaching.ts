import type { Node } from 'web-tree-sitter';
import type { Binding } from './bindings.ts';
import type { PythonModule } from './module.ts';
import { contains } from './scope.ts';

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
  const holder = laterRun(module, scope, use);
  if (holder !== undefined) return visibleAtCalls(module, bindings, scope, holder);
  const loop = outermostLoop(module, use, scope);
  const reaching: Binding[] = [];
  for (let index = bindings.length - 1; index >= 0; index--) {
    const binding = bindings[index];
    if (binding === undefined || !comesBefore(binding, use, loop)) continue;
    module.spend(1);
    // The name on the left of the assignment that holds the use is bound after it.
    if (binding.kind === 'assignment' && contains(binding.source, use)) continue;
    reaching.push(binding);
    const before = binding.identifier.startIndex < use.startIndex;
    if (before && dominates(module, binding, use, scope)) break;
  }
  return reaching.reverse();
}

/**
 * The bindings of the module's own scope that hold once its statements have run: back to the first that is certain, and
 * all that its functions make.
 */
export function bindingsAtEnd(module: PythonModule, bindings: readonly Binding[]): readonly Binding[] {
  const reaching: Binding[] = [];
  let isCertain = false;
  for (const binding of bindings.toReversed()) {
    module.spend(1);
    const isLater = laterRun(module, module.root, binding.identifier) !== undefined;
    if (!isCertain || isLater) reaching.push(binding);
    isCertain ||= !isLater && !isConditional(module, binding.identifier, module.root);
  }
  return reaching.reverse();
}

/** In a loop, what is bound further down comes before the next turn. */
function comesBefore({ identifier }: Binding, use: Node, loop: Node | undefined): boolean {
  return identifier.startIndex < use.startIndex || (loop !== undefined && contains(loop, identifier));
}

/** The function or lambda of the scope in which the use stands: it runs when that is called. */
function laterRun(module: PythonModule, scope: Node, use: Node): Node | undefined {
  const path = module.ancestors(use);
  return path.slice(path.findIndex(({ id }) => id === scope.id) + 1).find((ancestor) => {
    if (ancestor.type !== 'function_definition' && ancestor.type !== 'lambda') return false;
    const body = ancestor.childForFieldName('body');
    return body !== null && contains(body, use);
  });
}

/**
 * What a function sees when it is called: the last binding that is certain before the call may happen, and all after
 * it. The first call may happen where something names the function.
 */
function visibleAtCalls(
  module: PythonModule,
  bindings: readonly Binding[],
  scope: Node,
  holder: Node,
): readonly Binding[] {
  const firstCall = firstMention(module, scope, holder);
  const visible: Binding[] = [];
  for (const binding of bindings.toReversed()) {
    module.spend(1);
    const { identifier, kind } = binding;
    visible.push(binding);
    const mayPrecedeCalls = kind !== 'parameter' && identifier.startIndex < firstCall;
    if (mayPrecedeCalls && !isConditional(module, identifier, scope)) break;
  }
  return visible.reverse();
}

function firstMention(module: PythonModule, scope: Node, holder: Node): number {
  const name = holder.childForFieldName('name');
  // A method may be called by another name, and so may what a decorator was given.
  if (name === null || module.parent(holder)?.id !== bodyOf(scope).id) return holder.startIndex;
  const mention = module.identifiers(name.text).find(({ id }) => id !== name.id);
  return Math.max(holder.startIndex, mention?.startIndex ?? Number.POSITIVE_INFINITY);
}

function bodyOf(scope: Node): Node {
  return scope.childForFieldName('body') ?? scope;
}

function dominates(module: PythonModule, binding: Binding, use: Node, scope: Node): boolean {
  if (binding.kind === 'parameter') return true;
  // A loop may have no turn: what follows it may see the value from before.
  if (binding.kind === 'loop' && contains(binding.source, use)) return true;
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
