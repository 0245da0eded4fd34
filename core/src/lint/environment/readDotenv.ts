import { LintLimitError } from '../../source/limits.ts';
import type { Span } from '../../text/range.ts';

/** One `NAME=value` of a file of variables. */
export interface DotenvEntry {
  readonly name: string;
  readonly nameSpan: Span;
  /** Without quotes and with its escapes decoded; `undefined` where other variables are put in: `${HOME}/x`. */
  readonly value: string | undefined;
  /** Between the quotes, where there are any; may reach over lines. */
  readonly valueSpan: Span;
  /** From `export` or the name to the end of the value, quotes included. */
  readonly span: Span;
}

export interface DotenvFile {
  readonly entries: readonly DotenvEntry[];
  /** From `#` to the end of the line; in the order of the text. */
  readonly comments: readonly Span[];
}

/** Characters; people write some hundred lines. */
const longestFile = 1024 * 1024;

const space = /\s*/y;
const blank = /[^\S\r\n]*/y;
const exported = /export[^\S\r\n]+/y;
const quotedName = /'([^']+)'/y;
const plainName = /[^=#\s]+/y;
const comment = /#[^\r\n]*/y;
const lineEnd = /\r\n|\n|\r|$/y;
const restOfLine = /[^\r\n]*(?:\r\n|\n|\r)?/y;

/**
 * Reads a `.env` file as python-dotenv 1.2 does (`parser.py`): a line that it refuses is passed over, and so are names
 * without a value. Linear in the text.
 * @throws LintLimitError for a text that is longer than people write
 */
export function readDotenv(text: string): DotenvFile {
  if (text.length > longestFile) throw new LintLimitError('it is longer than a file of variables is');
  const reader = new Reader(text);
  const entries: DotenvEntry[] = [];
  while (!reader.isAtEnd) {
    const entry = reader.line();
    if (entry !== undefined) entries.push(entry);
  }
  return { entries, comments: reader.comments };
}

/** True where an offset lies in one of the comments. */
export function isInComment({ comments }: DotenvFile, offset: number): boolean {
  let low = 0;
  let high = comments.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = comments[middle];
    if (span === undefined) return false;
    if (offset < span.start) high = middle - 1;
    else if (offset >= span.end) low = middle + 1;
    else return true;
  }
  return false;
}

/** The value of an entry as far as it is read. */
interface ReadValue {
  readonly value: string;
  readonly span: Span;
}

class Reader {
  readonly comments: Span[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The next entry; `undefined` where a line holds none. */
  line(): DotenvEntry | undefined {
    this.#take(space);
    const start = this.#at;
    this.#take(exported);
    const name = this.#name();
    this.#take(blank);
    const read = name !== undefined && this.#text[this.#at] === '=' ? this.#value() : undefined;
    const end = this.#at;
    const isWhole = this.#endLine();
    if (!isWhole) this.#take(restOfLine);
    if (!isWhole || name === undefined || read === undefined) return undefined;
    const value = read.value.includes('${') ? undefined : read.value;
    return { ...name, value, valueSpan: read.span, span: { start, end } };
  }

  #name(): { readonly name: string; readonly nameSpan: Span } | undefined {
    const start = this.#at;
    const isQuoted = this.#text[start] === "'";
    const found = this.#take(isQuoted ? quotedName : plainName);
    if (found === '') return undefined;
    const name = isQuoted ? found.slice(1, -1) : found;
    return { name, nameSpan: { start, end: this.#at } };
  }

  #value(): ReadValue | undefined {
    this.#at += 1;
    this.#take(blank);
    const quote = this.#text[this.#at];
    return quote === '"' || quote === "'" ? this.#quoted(quote) : this.#plain();
  }

  /** Up to the first quote without a backslash before it; where there is none, to the last one at all. */
  #quoted(quote: '"' | "'"): ReadValue | undefined {
    const start = this.#at + 1;
    let end = this.#text.indexOf(quote, start);
    let last = end;
    while (end !== -1 && this.#text[end - 1] === '\\' && end > start) {
      last = end;
      end = this.#text.indexOf(quote, end + 1);
    }
    if (end === -1) end = last;
    if (end === -1) return undefined;
    this.#at = end + 1;
    const raw = this.#text.slice(start, end);
    return { value: quote === '"' ? decodeDouble(raw) : decodeSingle(raw), span: { start, end } };
  }

  /** The rest of the line without a comment, which begins at a `#` behind space. */
  #plain(): ReadValue {
    const start = this.#at;
    const line = this.#take(/[^\r\n]*/y);
    let hash = line.indexOf('#', 1);
    while (hash > 0 && !/\s/.test(line.charAt(hash - 1))) hash = line.indexOf('#', hash + 1);
    if (hash > 0) this.comments.push({ start: start + hash, end: this.#at });
    const value = (hash > 0 ? line.slice(0, hash) : line).trimEnd();
    return { value, span: { start, end: start + value.length } };
  }

  /** Takes a comment and the line's end; false where something else follows. */
  #endLine(): boolean {
    this.#take(blank);
    const start = this.#at;
    if (this.#take(comment) !== '') this.comments.push({ start, end: this.#at });
    lineEnd.lastIndex = this.#at;
    const found = lineEnd.exec(this.#text);
    if (found === null) return false;
    this.#at += found[0].length;
    return true;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function decodeDouble(raw: string): string {
  return raw.replace(/\\([\\'"abfnrtv])/g, (_, character: string) => escapes[character] ?? character);
}

function decodeSingle(raw: string): string {
  return raw.replace(/\\([\\'])/g, '$1');
}
