import type { Node } from 'web-tree-sitter';

/** What a grammar lets stand between any two tokens; `ERROR` is text that fits nowhere. */
const extras = new Set(['comment', 'line_continuation', 'ERROR']);

/** The children that mean something: without comments, continuations and broken text. */
export function meaningfulChildren(node: Node): readonly Node[] {
  return node.namedChildren.filter((child) => !extras.has(child.type));
}
