import type { Node } from 'web-tree-sitter';

/** Kinds of expressions that only state a value. */
const values = new Set([
  'string',
  'integer',
  'float',
  'true',
  'false',
  'none',
  'unary_operator',
  'concatenated_string',
]);
const containers = new Set(['list', 'tuple', 'dictionary', 'set', 'pair', 'parenthesized_expression']);
const passing = new Set(['comment', 'pass_statement', 'future_import_statement']);

/**
 * True for a module that runs nothing of its own: comments, texts, constants, and imports from files beside it, which
 * are judged themselves.
 */
export function isPlain(root: Node): boolean {
  if (root.hasError) return false;
  return root.namedChildren.every((statement) => {
    if (passing.has(statement.type)) return true;
    if (statement.type === 'import_from_statement')
      return statement.childForFieldName('module_name')?.type === 'relative_import';
    if (statement.type !== 'expression_statement') return false;
    const [expression] = statement.namedChildren;
    if (expression?.type !== 'assignment') return statement.namedChildren.every(isValue);
    const value = expression.childForFieldName('right');
    return expression.childForFieldName('left')?.type === 'identifier' && value !== null && isValue(value);
  });
}

function isValue(node: Node): boolean {
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (containers.has(next.type)) waiting.push(...next.namedChildren);
    else if (!values.has(next.type) && next.type !== 'comment') return false;
    // An f-string computes.
    else if (next.type.includes('string') && next.descendantsOfType('interpolation').length > 0) return false;
  }
  return true;
}
