import type { Node } from 'web-tree-sitter';
import type { PythonModule } from './module.ts';

const comprehensions = new Set([
  'list_comprehension',
  'dictionary_comprehension',
  'set_comprehension',
  'generator_expression',
]);

/** The scopes whose names a place sees, innermost first, the module last. */
export function scopesOf(module: PythonModule, node: Node): readonly Node[] {
  const scopes: Node[] = [];
  for (const ancestor of module.ancestors(node).toReversed()) {
    if (!opensScope(ancestor, node)) continue;
    // A class body is seen from itself alone, not from the functions in it.
    if (ancestor.type === 'class_definition' && scopes.length > 0) continue;
    scopes.push(ancestor);
  }
  return scopes;
}

/** The scope into which an identifier binds its name. */
export function bindingScope(module: PythonModule, identifier: Node): Node {
  const path = module.ancestors(identifier);
  const parent = path.at(-1);
  const isWalrus =
    parent?.type === 'named_expression' && parent.childForFieldName('name')?.id === identifier.id;
  for (const ancestor of path.toReversed()) {
    // `[name := x for ...]` binds outside the comprehension (PEP 572).
    if (isWalrus && comprehensions.has(ancestor.type)) continue;
    if (isParameterOf(ancestor, identifier) || opensScope(ancestor, identifier)) return ancestor;
  }
  return module.root;
}

/** The class whose body or methods hold the node directly, if any. */
export function enclosingClass(module: PythonModule, node: Node): Node | undefined {
  return module
    .ancestors(node)
    .findLast((ancestor) => ancestor.type === 'class_definition' && inBody(ancestor, node));
}

export function enclosingFunction(module: PythonModule, node: Node): Node | undefined {
  return module
    .ancestors(node)
    .findLast((ancestor) => ancestor.type === 'function_definition' && inBody(ancestor, node));
}

function opensScope(ancestor: Node, node: Node): boolean {
  switch (ancestor.type) {
    case 'module':
      return true;
    case 'function_definition':
    case 'class_definition':
    case 'lambda':
      // Defaults, decorators, bases and annotations belong to the scope outside.
      return inBody(ancestor, node);
    default:
      return comprehensions.has(ancestor.type);
  }
}

function isParameterOf(ancestor: Node, identifier: Node): boolean {
  if (ancestor.type !== 'function_definition' && ancestor.type !== 'lambda') return false;
  const parameters = ancestor.childForFieldName('parameters');
  return parameters !== null && contains(parameters, identifier);
}

function inBody(definition: Node, node: Node): boolean {
  const body = definition.childForFieldName('body');
  return body !== null && contains(body, node);
}

export function contains(outer: Node, inner: Node): boolean {
  return outer.startIndex <= inner.startIndex && inner.endIndex <= outer.endIndex;
}
