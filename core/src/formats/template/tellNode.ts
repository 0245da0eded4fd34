import type { TemplateNode } from './templateNode.ts';

const deepest = 6;
const longest = 200;

/** An expression as a person would write it, cut short; for evidence. */
export function tellNode(node: TemplateNode): string {
  const told = tell(node, deepest);
  return told.length > longest ? `${told.slice(0, longest)}…` : told;
}

function tell(node: TemplateNode, depth: number): string {
  if (depth === 0) return '…';
  const inner = (one: TemplateNode) => tell(one, depth - 1);
  const list = (all: readonly TemplateNode[]) => all.slice(0, 4).map(inner).join(', ');
  switch (node.type) {
    case 'Identifier':
      return node.value;
    case 'StringLiteral':
      return JSON.stringify(node.value.slice(0, longest));
    case 'IntegerLiteral':
    case 'FloatLiteral':
      return String(node.value);
    case 'MemberExpression':
      return node.computed
        ? `${inner(node.object)}[${inner(node.property)}]`
        : `${inner(node.object)}.${inner(node.property)}`;
    case 'CallExpression':
      return `${inner(node.callee)}(${list(node.args)})`;
    case 'FilterExpression':
      return `${inner(node.operand)} | ${inner(node.filter)}`;
    case 'BinaryExpression':
      return `${inner(node.left)} ${node.operator.value} ${inner(node.right)}`;
    case 'KeywordArgumentExpression':
      return `${node.key.value}=${inner(node.value)}`;
    case 'ArrayLiteral':
    case 'TupleLiteral':
      return `[${list(node.value)}]`;
    default:
      return '…';
  }
}
