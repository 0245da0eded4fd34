import type { Node } from 'web-tree-sitter';
import { meaningfulChildren } from '../extras.ts';
import type { PythonModule } from '../module.ts';
import type { OffsetEdit } from './insertArgument.ts';

/**
 * Takes out the statement that an expression is, with its lines and the comment behind it. `undefined` where it is
 * part of something else, shares its line, or is all that its block holds.
 */
export function removeStatement(module: PythonModule, expression: Node): OffsetEdit | undefined {
  const statement = module.parent(expression);
  if (statement?.type !== 'expression_statement' || statement.hasError) return undefined;
  const block = module.parent(statement);
  const isOnly = block === undefined || meaningfulChildren(block).length < 2;
  if (isOnly && block?.type !== 'module') return undefined;
  const { text } = module;
  const start = text.lastIndexOf('\n', statement.startIndex - 1) + 1;
  const next = text.indexOf('\n', statement.endIndex);
  const end = next === -1 ? text.length : next + 1;
  const before = text.slice(start, statement.startIndex);
  const behind = text.slice(statement.endIndex, end).trim();
  if (before.trim() !== '' || (behind !== '' && !behind.startsWith('#'))) return undefined;
  return { start, end, text: '' };
}
