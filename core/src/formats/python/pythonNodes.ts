import type { Node, Tree } from 'web-tree-sitter';

/** Nodes of one file that are looked at. */
const mostNodes = 2_000_000;

/** A node, and when its code runs. */
export interface PlacedNode {
  readonly node: Node;
  /** Kept here: asking a node for it walks the tree from its root. */
  readonly parent: Node | null;
  /** True where importing the file runs it: outside of functions and of `if __name__ == '__main__'`. */
  readonly onImport: boolean;
}

/** A node whose children are walked. */
interface Around {
  readonly node: Node;
  readonly isLater: boolean;
}

/**
 * All named nodes of a tree in the order of the text; without recursion.
 * @returns `undefined` where there are too many
 */
export function placedNodes(tree: Tree): readonly PlacedNode[] | undefined {
  const placed: PlacedNode[] = [];
  const around: Around[] = [];
  const cursor = tree.walk();
  try {
    for (;;) {
      const node = cursor.currentNode;
      const outer = around.at(-1);
      const isLater =
        outer !== undefined && (outer.isLater || isDeferred(outer.node, cursor.currentFieldName ?? ''));
      if (node.isNamed) placed.push({ node, parent: outer?.node ?? null, onImport: !isLater });
      if (placed.length > mostNodes) return undefined;
      if (cursor.gotoFirstChild()) {
        around.push({ node, isLater });
        continue;
      }
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) return placed;
        around.pop();
      }
    }
  } finally {
    cursor.delete();
  }
}

/** The body of a function, and what only a script runs. Defaults and decorators run on import. */
function isDeferred(parent: Node, field: string): boolean {
  if (parent.type === 'function_definition' || parent.type === 'lambda') return field === 'body';
  return (
    parent.type === 'if_statement' &&
    field === 'consequence' &&
    /^__name__\s*==\s*(['"])__main__\1$/.test(parent.childForFieldName('condition')?.text ?? '')
  );
}
