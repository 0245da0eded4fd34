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

  /** Error recovery depends on what an incremental parse re-uses: broken text is parsed anew, so that both agree. */
  #reparse(): Tree {
    const previous = this.#tree;
    let tree = this.language.parse(
      this.#text,
      previous === undefined ? undefined : { tree: previous, changes: this.#pending },
    );
    if (previous !== undefined && tree.rootNode.hasError) {
      tree.delete();
      tree = this.language.parse(this.#text);
    }
    previous?.delete();
    this.#pending = [];
    this.#tree = tree;
    return tree;
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
