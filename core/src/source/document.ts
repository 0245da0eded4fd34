import type { Tree } from 'web-tree-sitter';
import { LineIndex } from '../text/lineIndex.ts';
import type { Position, Range } from '../text/range.ts';
import type { Language } from './language.ts';
import type { TextChange } from './textChange.ts';

/** One replacement as LSP sends it; without a range the whole text is new. */
export interface ContentChange {
  readonly range?: Range;
  readonly text: string;
}

/** A text and its tree, parsed when first asked for. Owns the tree: call `dispose`. */
export class SourceDocument {
  readonly path: string;
  readonly language: Language;
  #text: string;
  #lines: LineIndex | undefined;
  #tree: Tree | undefined;
  #pending: TextChange[] = [];
  #parsedInFull = false;

  constructor(path: string, language: Language, text: string) {
    this.path = path;
    this.language = language;
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.#text);
    return this.#lines;
  }

  /** The tree of the present text; valid until the next `change` or `dispose`. */
  get tree(): Tree {
    return this.#tree === undefined || this.#pending.length > 0 ? this.#reparse() : this.#tree;
  }

  /** Applies the changes one after the other; each refers to the text after the one before. */
  change(changes: readonly ContentChange[]): readonly TextChange[] {
    const made = changes.map((change) => this.#apply(change));
    if (this.#tree !== undefined) this.#pending.push(...made);
    return made;
  }

  dispose(): void {
    this.#tree?.delete();
    this.#tree = undefined;
    this.#pending = [];
  }

  /**
   * False while the text is broken and its tree came from an incremental parse: error recovery depends on what was
   * re-used, so a full parse may see it otherwise.
   */
  get isSettled(): boolean {
    return !this.tree.rootNode.hasError || this.#parsedInFull;
  }

  /** Parses broken text in full, which takes about 3 microseconds a line. False where nothing was left to do. */
  settle(): boolean {
    if (this.isSettled) return false;
    this.#tree?.delete();
    this.#tree = undefined;
    return true;
  }

  #reparse(): Tree {
    const previous = this.#tree;
    const changes = this.#pending;
    // A parse that fails leaves no tree behind: the next one starts anew.
    this.#tree = undefined;
    this.#pending = [];
    try {
      this.#tree = this.language.parse(this.#text, previous && { tree: previous, changes });
    } finally {
      previous?.delete();
    }
    this.#parsedInFull = previous === undefined;
    return this.#tree;
  }

  #apply({ range, text }: ContentChange): TextChange {
    const before = this.#text;
    const span = range === undefined ? { start: 0, end: before.length } : this.lines.spanOf(range);
    const end = Math.max(span.start, span.end);
    this.#text = before.slice(0, span.start) + text + before.slice(end);
    this.#lines = undefined;
    const newEndIndex = span.start + text.length;
    return {
      startIndex: span.start,
      oldEndIndex: end,
      newEndIndex,
      startPosition: pointAt(before, span.start),
      oldEndPosition: pointAt(before, end),
      newEndPosition: pointAt(this.#text, newEndIndex),
    };
  }
}

/** A position as the parser counts: rows end at `\n` only, where LSP also ends them at a lone `\r`. */
function pointAt(text: string, index: number): Position {
  let line = 0;
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', start)) {
    line++;
    start = at + 1;
  }
  return { line, character: index - start };
}
