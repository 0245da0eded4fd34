import type { Node } from 'web-tree-sitter';
import type { SourceDocument } from '../../source/document.ts';
import type { Range, TextEdit } from '../../text/range.ts';

/** A comment for bandit that names B615, its check for downloads from the Hub without a commit. */
export interface NosecComment {
  /** Takes B615 away; what the comment says of other checks stays. */
  readonly removal: TextEdit;
  /** The text behind the ids, empty where there is none. */
  readonly reason: string;
}

/** B615 and its name, which bandit takes for the same. */
const ownIds: readonly string[] = ['B615', 'huggingface_unsafe_download'];
/** Ids and names of checks, as bandit separates them; a word after a blank alone is rather the reason's first. */
const directive =
  /(#[ \t]*nosec:?[ \t]+|#[ \t]*nosec:[ \t]*)((?:B\d{3}|[a-z\d]+(?:_[a-z\d]+)+)\b(?:[ \t]*,[ \t]*(?:B\d{3}|[a-z\d]+(?:_[a-z\d]+)+)\b|[ \t]+B\d{3}\b)*)([^#]*)/g;
/** Comments of other tools, which are no reason. */
const otherTool =
  /^#[ \t]*(?:noqa|type|pylint|pragma|fmt|ruff|mypy|pyright|isort|nosec|nosemgrep|model-warden)\b/;

/**
 * The first such comment on the lines of the statement around a place, or of its head where it has a body. Only
 * comments count: the same words in a string do not.
 */
export function nosecComment(document: SourceDocument, place: Range): NosecComment | undefined {
  const { first, last } = linesAround(document, place);
  for (let line = first; line <= last; line += 1) {
    const text = document.lines.lineText(line);
    for (const match of text.matchAll(directive)) {
      const [all, opening = '', list = '', behind = ''] = match;
      const ids = list.split(/[\s,]+/);
      if (!ids.some((id) => ownIds.includes(id)) || !isComment(document, line, match.index)) continue;
      const others = ids.filter((id) => !ownIds.includes(id));
      const own = reasonIn(behind);
      const at = { line, start: match.index, end: match.index + all.length };
      if (others.length > 0) {
        const removed = { ...at, end: at.start + opening.length + list.length };
        return { removal: { range: rangeOf(removed), text: opening + others.join(', ') }, reason: own };
      }
      const next = /^#[^#]*/.exec(text.slice(at.end))?.[0] ?? '';
      if (own !== '' || next === '' || otherTool.test(next)) {
        return { removal: removal(text, at), reason: own };
      }
      return { removal: removal(text, { ...at, end: at.end + next.length }), reason: reasonIn(next) };
    }
  }
  return undefined;
}

function linesAround(
  { tree, lines }: SourceDocument,
  { start, end }: Range,
): { first: number; last: number } {
  let node = tree.rootNode.descendantForIndex(lines.offsetAt(start), lines.offsetAt(end));
  let [first, last] = [start.line, end.line];
  for (; node !== null && !hasBody(node); node = node.parent) {
    first = Math.min(first, node.startPosition.row);
    last = Math.max(last, node.endPosition.row);
  }
  return { first, last };
}

function hasBody(node: Node): boolean {
  return (
    ['block', 'module', 'ERROR'].includes(node.type) ||
    ['body', 'consequence'].some((name) => node.childForFieldName(name) !== null)
  );
}

interface PartOfLine {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

function isComment(document: SourceDocument, line: number, character: number): boolean {
  const index = document.lines.offsetAt({ line, character });
  return document.tree.rootNode.descendantForIndex(index, index + 1)?.type === 'comment';
}

function reasonIn(text: string): string {
  return text.replace(/^[\s#:;,.–—-]+/, '').trim();
}

/** Without the blanks before it where nothing follows, and without its line where nothing else stands there. */
function removal(text: string, { line, start, end }: PartOfLine): TextEdit {
  if (end < text.length) return { range: rangeOf({ line, start, end }), text: '' };
  const before = text.slice(0, start).trimEnd();
  if (before !== '') return { range: rangeOf({ line, start: before.length, end }), text: '' };
  return { range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } }, text: '' };
}

function rangeOf({ line, start, end }: PartOfLine): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}
