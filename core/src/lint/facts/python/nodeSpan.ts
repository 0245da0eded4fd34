import type { Node } from 'web-tree-sitter';
import type { Span } from '../../../text/range.ts';

export function nodeSpan(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}
