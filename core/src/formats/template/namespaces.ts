import type { CallExpression, TemplateNode } from './templateNode.ts';

/** Namespaces that only their own variable leads to, each `namespace(...)` with the name of that variable. */
export type Namespaces = ReadonlyMap<CallExpression, string>;

/**
 * The namespaces whose members can be told apart by the variable: it is set to nothing else, and never handed on as a
 * whole, so that no other name stands for it.
 */
export function namespacesOf(nodes: readonly TemplateNode[]): Namespaces {
  const made = new Map<CallExpression, string>();
  const own = new Set<TemplateNode>();
  for (const node of nodes) {
    if (node.type === 'MemberExpression') {
      own.add(node.object);
      if (!node.computed) own.add(node.property);
    } else if (node.type === 'Set' && node.assignee.type === 'Identifier' && isNamespace(node.value)) {
      own.add(node.assignee);
      made.set(node.value, node.assignee.value);
    }
  }
  const handedOn = new Set(
    nodes.flatMap((node) => (node.type === 'Identifier' && !own.has(node) ? node.value : [])),
  );
  return new Map([...made].filter(([, name]) => !handedOn.has(name)));
}

function isNamespace(node: TemplateNode | null): node is CallExpression {
  return (
    node?.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.value === 'namespace'
  );
}
