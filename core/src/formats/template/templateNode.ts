/** The nodes of `@huggingface/jinja`'s tree, of which the package exports no types. */
export type TemplateNode =
  | { readonly type: 'If'; readonly test: TemplateNode; readonly body: Nodes; readonly alternate: Nodes }
  | {
      readonly type: 'For';
      readonly loopvar: TemplateNode;
      readonly iterable: TemplateNode;
      readonly body: Nodes;
      readonly defaultBlock: Nodes;
    }
  | { readonly type: 'Break' | 'Continue' | 'Comment' }
  | {
      readonly type: 'Set';
      readonly assignee: TemplateNode;
      readonly value: TemplateNode | null;
      readonly body: Nodes;
    }
  | { readonly type: 'Macro'; readonly name: Identifier; readonly args: Nodes; readonly body: Nodes }
  | {
      readonly type: 'CallStatement';
      readonly call: CallExpression;
      readonly callerArgs: Nodes | null;
      readonly body: Nodes;
    }
  | {
      readonly type: 'FilterStatement';
      readonly filter: TemplateNode;
      readonly body: Nodes;
    }
  | MemberExpression
  | CallExpression
  | Identifier
  | { readonly type: 'IntegerLiteral' | 'FloatLiteral'; readonly value: number }
  | { readonly type: 'StringLiteral'; readonly value: string }
  | { readonly type: 'ArrayLiteral' | 'TupleLiteral'; readonly value: Nodes }
  | { readonly type: 'ObjectLiteral'; readonly value: ReadonlyMap<TemplateNode, TemplateNode> }
  | {
      readonly type: 'BinaryExpression';
      readonly operator: { readonly value: string };
      readonly left: TemplateNode;
      readonly right: TemplateNode;
    }
  | FilterExpression
  | { readonly type: 'SelectExpression'; readonly lhs: TemplateNode; readonly test: TemplateNode }
  | { readonly type: 'TestExpression'; readonly operand: TemplateNode; readonly test: TemplateNode }
  | { readonly type: 'UnaryExpression'; readonly argument: TemplateNode }
  | {
      readonly type: 'SliceExpression';
      readonly start?: TemplateNode | undefined;
      readonly stop?: TemplateNode | undefined;
      readonly step?: TemplateNode | undefined;
    }
  | KeywordArgument
  | { readonly type: 'SpreadExpression' | 'KeywordSpreadExpression'; readonly argument: TemplateNode }
  | {
      readonly type: 'Ternary';
      readonly condition: TemplateNode;
      readonly trueExpr: TemplateNode;
      readonly falseExpr: TemplateNode;
    };

export interface Identifier {
  readonly type: 'Identifier';
  readonly value: string;
}
export interface CallExpression {
  readonly type: 'CallExpression';
  readonly callee: TemplateNode;
  readonly args: Nodes;
}
export interface MemberExpression {
  readonly type: 'MemberExpression';
  readonly object: TemplateNode;
  readonly property: TemplateNode;
  readonly computed: boolean;
}
export interface FilterExpression {
  readonly type: 'FilterExpression';
  readonly operand: TemplateNode;
  readonly filter: TemplateNode;
}
export interface KeywordArgument {
  readonly type: 'KeywordArgumentExpression';
  readonly key: Identifier;
  readonly value: TemplateNode;
}
type Nodes = readonly TemplateNode[];

/**
 * The filter itself, where what it gives is called at once, as in `x | attr('a')()`, or looked into; `undefined` where
 * none is named.
 */
export function namedFilter(
  filter: TemplateNode,
): { readonly name: string; readonly args: Nodes; readonly isAll: boolean } | undefined {
  for (let node = filter; ; ) {
    if (node.type === 'Identifier') return { name: node.value, args: [], isAll: node === filter };
    if (node.type === 'MemberExpression') node = node.object;
    else if (node.type !== 'CallExpression') return undefined;
    else if (node.callee.type === 'Identifier')
      return { name: node.callee.value, args: node.args, isAll: node === filter };
    else node = node.callee;
  }
}

/** All nodes below and including those given, parents first; without recursion, so that no chain is too long. */
export function* nodesOf(roots: readonly TemplateNode[]): Generator<TemplateNode> {
  const waiting = [...roots].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    waiting.push(...childrenOf(node).reverse());
  }
}

function childrenOf(node: TemplateNode): TemplateNode[] {
  const held = Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    // An operator is a token, of which some call themselves identifiers.
    if (key === 'operator') return [];
    return value instanceof Map ? [...value.keys(), ...value.values()] : [value].flat();
  });
  return held.filter(isNode);
}

function isNode(value: unknown): value is TemplateNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}
