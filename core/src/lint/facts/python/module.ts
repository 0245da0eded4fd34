import type { Node } from 'web-tree-sitter';
import type { SourceDocument } from '../../../source/document.ts';
import { LintLimitError } from '../../../source/limits.ts';

/**
 * Steps that one text may cost: nodes passed, names looked at. Real files of 300 kB take some ten thousand; a text
 * that is built to be tangled reaches the limit within seconds.
 */
const maximumSteps = 1_000_000;
/** Milliseconds: for what steps do not count. Ordinary files take a hundredth of it. */
const maximumTime = 3000;

/** The clock is looked at once in so many calls of `spend`. */
const callsBetweenLooks = 16;

/** Characters that are looked back for an `import` on the line. */
const longestImport = 300;

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
  #steps = 0;
  #calls = 0;
  #deadline = performance.now() + maximumTime;
  #statements: readonly Node[] | undefined;
  readonly #occurrences = new Map<string, readonly Node[]>();

  constructor(document: SourceDocument, name: string | undefined, isPackage: boolean) {
    this.document = document;
    this.root = document.tree.rootNode;
    this.text = document.text;
    this.name = name;
    this.isPackage = isPackage;
  }

  /** @throws LintLimitError where the text has cost too much. */
  spend(steps: number): void {
    this.#steps += steps;
    this.#calls += 1;
    const isLate = this.#calls % callsBetweenLooks === 0 && performance.now() > this.#deadline;
    if (this.#steps > maximumSteps || isLate) {
      throw new LintLimitError('its names are too tangled to follow');
    }
  }

  /** Gives the full budget again: a module that is asked later by another document starts anew. */
  renewBudget(): void {
    this.#steps = 0;
    this.#deadline = performance.now() + maximumTime;
  }

  /** Runs what reads other files: its time is not this text's. */
  apart<Result>(work: () => Result): Result {
    const start = performance.now();
    const result = work();
    this.#deadline += performance.now() - start;
    return result;
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
      nodes = this.#findIdentifiers(name, this.root, () => true);
      this.#occurrences.set(name, nodes);
    }
    return nodes;
  }

  /**
   * The identifiers inside a node that may bind the name, by the text around them alone: not `x.name`, and `name.x`
   * only in an import. It spares the tree thousands of questions about `self`.
   */
  bindableIdentifiers(name: string, within: Node): readonly Node[] {
    return this.#findIdentifiers(name, within, (start, end) => {
      if (this.text[start - 1] === '.') return false;
      return this.text[end] !== '.' || this.#mayImportAt(start);
    });
  }

  identifierAt(start: number, end: number): Node | undefined {
    const node = this.#statementAround(start, end)?.descendantForIndex(start, end);
    return node?.type === 'identifier' && node.startIndex === start && node.endIndex === end
      ? node
      : undefined;
  }

  /** True where the line says `import` shortly before, or goes on from the line before. */
  #mayImportAt(index: number): boolean {
    const before = this.text.slice(Math.max(0, index - longestImport), index);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    return line.includes('import') || /\\\r?\n[^\n]*$/.test(before);
  }

  #findIdentifiers(name: string, within: Node, accepts: (start: number, end: number) => boolean): Node[] {
    const found: Node[] = [];
    // A missing identifier, which the parser puts in to go on, has no text.
    if (name === '') return found;
    const { text } = this;
    // A long text is not searched beyond the node.
    const last = within === this.root ? text : text.slice(0, within.endIndex);
    for (
      let at = last.indexOf(name, within.startIndex);
      at !== -1;
      at = last.indexOf(name, at + name.length)
    ) {
      this.spend(1);
      const end = at + name.length;
      if (isWordCharacter(text, at - 1) || isWordCharacter(text, end)) continue;
      const node = accepts(at, end) ? this.identifierAt(at, end) : undefined;
      if (node !== undefined) found.push(node);
    }
    return found;
  }

  /** The runtime's own `parent` starts at the root each time; a file has thousands of statements there. */
  #descend(node: Node): Node[] {
    if (node.id === this.root.id) return [];
    const path: Node[] = [this.root];
    let at = this.#statementAround(node.startIndex, node.endIndex) ?? this.root.childWithDescendant(node);
    while (at !== null && at.id !== node.id) {
      this.spend(1);
      path.push(at);
      at = at.childWithDescendant(node);
    }
    return path;
  }

  /** The child of the module that holds these places, found by halving. */
  #statementAround(start: number, end: number): Node | null {
    this.#statements ??= this.root.children;
    let low = 0;
    let high = this.#statements.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const statement = this.#statements[middle];
      if (statement === undefined) return null;
      if (statement.endIndex < end || (statement.endIndex === start && start < end)) low = middle + 1;
      else if (statement.startIndex > start) high = middle - 1;
      else return statement;
    }
    return null;
  }
}

/** ASCII by number: the expression is slow, and asked at every occurrence of a name. */
function isWordCharacter(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code > 127) return wordCharacter.test(text.charAt(index));
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
  );
}
