import type { Node } from 'web-tree-sitter';
import type { SourceDocument } from '../../../source/document.ts';

const wordCharacter = /[\p{L}\p{N}_]/u;

/** A parsed Python text with the few views of its tree that facts need; valid as long as the document's tree is. */
export class PythonModule {
  readonly document: SourceDocument;
  readonly root: Node;
  readonly text: string;
  /** Under which name Python imports this file, for relative imports. */
  readonly name: string | undefined;
  readonly isPackage: boolean;
  readonly #ancestors = new Map<number, readonly Node[]>();
  #statements: readonly Node[] | undefined;
  readonly #occurrences = new Map<string, readonly Node[]>();

  constructor(document: SourceDocument, name: string | undefined, isPackage: boolean) {
    this.document = document;
    this.root = document.tree.rootNode;
    this.text = document.text;
    this.name = name;
    this.isPackage = isPackage;
  }

  /** From the module down to the parent. */
  ancestors(node: Node): readonly Node[] {
    let path = this.#ancestors.get(node.id);
    if (path === undefined) {
      path = this.#descend(node);
      this.#ancestors.set(node.id, path);
    }
    return path;
  }

  parent(node: Node): Node | undefined {
    return this.ancestors(node).at(-1);
  }

  /** The identifiers of this name, in the order of the text; none from strings and comments. */
  identifiers(name: string): readonly Node[] {
    let nodes = this.#occurrences.get(name);
    if (nodes === undefined) {
      nodes = this.#findIdentifiers(name);
      this.#occurrences.set(name, nodes);
    }
    return nodes;
  }

  identifierAt(start: number, end: number): Node | undefined {
    const node = this.root.descendantForIndex(start, end);
    return node?.type === 'identifier' && node.startIndex === start && node.endIndex === end
      ? node
      : undefined;
  }

  #findIdentifiers(name: string): Node[] {
    const found: Node[] = [];
    // A missing identifier, which the parser puts in to go on, has no text.
    if (name === '') return found;
    for (let at = this.text.indexOf(name); at !== -1; at = this.text.indexOf(name, at + name.length)) {
      const end = at + name.length;
      if (wordCharacter.test(this.text.charAt(at - 1)) || wordCharacter.test(this.text.charAt(end))) continue;
      const node = this.identifierAt(at, end);
      if (node !== undefined) found.push(node);
    }
    return found;
  }

  /** The runtime's own `parent` starts at the root each time; a file has thousands of statements there. */
  #descend(node: Node): Node[] {
    if (node.id === this.root.id) return [];
    const path: Node[] = [this.root];
    let at: Node | null = this.#statementAround(node);
    while (at !== null && at.id !== node.id) {
      path.push(at);
      at = at.childWithDescendant(node);
    }
    return path;
  }

  /** The child of the module that holds the node, found by halving. */
  #statementAround(node: Node): Node | null {
    this.#statements ??= this.root.children;
    let low = 0;
    let high = this.#statements.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const statement = this.#statements[middle];
      if (statement === undefined) return null;
      if (
        statement.endIndex < node.endIndex ||
        (statement.endIndex === node.startIndex && node.endIndex > node.startIndex)
      )
        low = middle + 1;
      else if (statement.startIndex > node.startIndex) high = middle - 1;
      else return statement;
    }
    return this.root.childWithDescendant(node);
  }
}
