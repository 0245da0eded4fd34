import type { LineIndex } from '../text/lineIndex.ts';
import type { Position, Range } from '../text/range.ts';
import type { manifestKeys } from './manifestKeys.ts';

/** The part of a manifest in which a line stands. */
export type ManifestPart = keyof typeof manifestKeys | 'rules' | 'formats';

/** Where a position is in a manifest of the usual layout, one key on a line. */
export interface ManifestCursor {
  readonly part: ManifestPart;
  /** The key of the line, where the position is behind its colon. */
  readonly key?: string;
  /** The word at the position, to its end. */
  readonly word: string;
  readonly range: Range;
  /** True where the line has its colon already. */
  readonly hasColon: boolean;
  /** The columns before the key of the line. */
  readonly indent: number;
  /** The keys that stand beside it on other lines above, with what is written behind each. */
  readonly beside: ReadonlyMap<string, string>;
}

const wordOfValue = /^["']?[^\s"'#,{}[\]]*/;
const wordOfKey = /^[\w.-]*/;

/** Lines above that are looked at for what a line belongs to. */
const mostLines = 5_000;
const line = /^([ \t]*)((?:- +)*)(?:(["']?)([\w.-]*)\3[ \t]*(?::(?:[ \t]+(.*))?)?)?$/;

/** `undefined` in a comment and where the line is not of the usual layout: a flow collection, text over several lines. */
export function manifestCursor(lines: LineIndex, position: Position): ManifestCursor | undefined {
  const text = lines.lineText(position.line);
  const parts = partsOf(text);
  if (parts === undefined) return undefined;
  const colon = text.indexOf(':', parts.indent);
  const isValue = colon >= 0 && position.character > colon;
  const start = isValue ? startOfValue(text, colon, position.character) : parts.indent;
  const word = (isValue ? wordOfValue : wordOfKey).exec(text.slice(start))?.[0] ?? '';
  if (position.character < start || position.character > start + word.length) return undefined;
  const found = above(lines, position.line, parts);
  const part = partNamed(found.path);
  if (part === undefined) return undefined;
  return {
    part,
    ...(isValue ? { key: parts.key } : {}),
    word,
    hasColon: colon >= 0,
    range: {
      start: { line: position.line, character: start },
      end: { line: position.line, character: start + word.length },
    },
    indent: parts.indent,
    beside: found.beside,
  };
}

interface LineParts {
  /** The columns before the dash, or before the key where there is none. */
  readonly outer: number;
  /** The columns before the key. */
  readonly indent: number;
  readonly isItem: boolean;
  readonly key: string;
  readonly value: string;
}

function partsOf(text: string): LineParts | undefined {
  const found = line.exec(text);
  if (found === null || text.length > 1_000) return undefined;
  const [, spaces = '', dashes = '', , key = '', value = ''] = found;
  return {
    outer: spaces.length,
    indent: spaces.length + dashes.length,
    isItem: dashes !== '',
    key,
    value: value.replace(/\s+#.*$/, '').replace(/^(["'])(.*)\1$/, '$2'),
  };
}

function startOfValue(text: string, colon: number, at: number): number {
  const start = colon + 1 + (/^[ \t]*/.exec(text.slice(colon + 1))?.[0].length ?? 0);
  return Math.min(start, at);
}

/** The keys that lead to a line, from the outermost, and what stands beside it in the same mapping. */
function above(
  lines: LineIndex,
  from: number,
  own: LineParts,
): { path: string[]; beside: Map<string, string> } {
  const path: string[] = [];
  const beside = new Map<string, string>();
  let { indent, outer, isItem } = own;
  let isSame = !isItem;
  for (let at = from - 1; at >= Math.max(0, from - mostLines); at -= 1) {
    const text = lines.lineText(at);
    if (/^\s*(?:#|$)/.test(text)) continue;
    const parts = partsOf(text);
    if (parts === undefined) continue;
    // The parent of a list may stand as far left as its dashes.
    const isParent = isItem ? !parts.isItem && parts.indent <= outer : parts.indent < indent;
    if (isParent) {
      path.unshift(parts.key);
      ({ indent, outer, isItem } = parts);
      isSame = false;
    } else if (!isItem && parts.indent === indent) {
      if (isSame) beside.set(parts.key, parts.value);
      if (parts.isItem) ({ outer, isItem } = parts);
      if (parts.isItem) isSame = false;
    }
    if (indent === 0 && !isItem) break;
  }
  if (isSame && indent === 0) {
    for (let at = from - 1; at >= Math.max(0, from - mostLines); at -= 1) {
      const parts = partsOf(lines.lineText(at));
      if (parts?.indent === 0 && !parts.isItem && parts.key !== '') beside.set(parts.key, parts.value);
    }
  }
  return { path, beside };
}

function partNamed(path: readonly string[]): ManifestPart | undefined {
  const [first, second, ...more] = path;
  if (first === undefined) return 'manifest';
  if (more.length > 0) return undefined;
  if (first === 'policy') {
    if (second === undefined) return 'policy';
    return second === 'rules' || second === 'formats' ? second : undefined;
  }
  if (second !== undefined) return undefined;
  if (first === 'models') return 'model';
  return first === 'exceptions' ? 'exception' : undefined;
}
