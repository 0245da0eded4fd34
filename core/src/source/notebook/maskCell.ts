import type { Span } from '../../text/range.ts';
import { bodyOfCellMagic, bodyOfFirstLine, type CellBody, runsStatement } from './cellMagics.ts';
import type { MagicLine } from './magicLine.ts';

/** A cell as Python: what IPython or another language runs is masked, every offset and line unchanged. */
export interface MaskedCell {
  /** As long as the cell's text, with the same lines. */
  readonly text: string;
  /** In the order of the text; spans count in the cell. */
  readonly magics: readonly MagicLine[];
  /** What the cell leaves open, closed: each cell is a program of its own, and the next one must not suffer. */
  readonly closing: string;
  /** True where the first line is indented, which IPython allows. */
  readonly isIndented: boolean;
}

const closers = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
/** IPython runs these without `%`, as nothing in Python reads like them. */
const automagic = /(?:pip3?|conda|mamba) [a-z]/y;
const magicName = /%{1,2}([A-Za-z_][\w.-]*|!)/y;
/** `object?`, `%magic??`, `np.*load*?`. */
const help = /^%{0,2}[\w.*]+\?{1,2}$/;
const compound = /^(?:async|class|def|for|if|match|try|while|with)\b/;
const environmentMagics = new Set(['env', 'set_env']);

/** Masks a cell of an IPython notebook. Linear in its length. */
export function maskCell(text: string): MaskedCell {
  return new CellMasker(text).mask();
}

/** A cell in another language: nothing of it is Python. */
export function blankCell(text: string): MaskedCell {
  return { text: endLine(blank(text)), magics: [], closing: '', isIndented: false };
}

class CellMasker {
  readonly #text: string;
  readonly #magics: MagicLine[] = [];
  /** The masked text up to `#copied`. */
  #masked = '';
  #copied = 0;
  /** The brackets that are open, as what closes them. */
  readonly #open: string[] = [];
  /** The logical line that was looked at last. */
  #line: Span = { start: 0, end: -1 };

  constructor(text: string) {
    this.#text = text;
  }

  mask(): MaskedCell {
    const text = this.#text;
    const first = text.search(/[^\s]/);
    if (first === -1) return blankCell(text);
    const lineStart = lastLineStart(text, first);
    let at = 0;
    if (lineStart === first && text.charAt(first) === '%') {
      const body = this.#cellMagic(first);
      if (body !== undefined && body !== 'python') return this.#otherLanguage(body, first);
      if (body === 'python') at = this.#replace(first, endOfLogicalLine(text, first), '0');
    }
    let closing = '';
    while (at < text.length) {
      const magic = this.#statementMagic(at);
      if (magic === undefined) {
        const end = this.#python(at);
        at = end.at;
        closing = end.closing;
      } else at = magic;
    }
    const masked = endLine(this.#masked + text.slice(this.#copied));
    const isIndented = lineStart < first && !/[#%!?]/.test(text.charAt(first));
    return { text: masked, magics: this.#magics, closing, isIndented };
  }

  /** What the cell is where its first line is a cell magic; the line itself is noted. */
  #cellMagic(at: number): CellBody | undefined {
    const name = this.#nameAt(at);
    if (name === undefined) return undefined;
    const isCell = this.#text.startsWith('%%', at);
    const start = at + (isCell ? 2 : 1) + name.length;
    const end = endOfLogicalLine(this.#text, at);
    const line = this.#text.slice(start, end);
    if (help.test(this.#text.slice(at, end).trim())) return undefined;
    const body = isCell ? bodyOfCellMagic(name, line) : bodyOfFirstLine(name, line);
    if (body !== undefined) this.#magics.push({ kind: 'magic', name, ...this.#trimmed(start, end) });
    return body;
  }

  #otherLanguage(body: CellBody, first: number): MaskedCell {
    if (body === 'shell') {
      let at = nextLine(this.#text, endOfLogicalLine(this.#text, first));
      while (at < this.#text.length) {
        const end = endOfLogicalLine(this.#text, at);
        const line = this.#trimmed(at, end);
        if (line.text !== '' && !line.text.startsWith('#')) this.#magics.push({ kind: 'shell', ...line });
        at = nextLine(this.#text, end);
      }
    }
    return { ...blankCell(this.#text), magics: this.#magics };
  }

  /** Masks the line at `line` where it is no Python statement. @returns where the next line begins */
  #statementMagic(line: number): number | undefined {
    const text = this.#text;
    const at = skipBlanks(text, line);
    const end = this.#endOfStatement(at);
    const sign = text.charAt(at);
    if (sign === '!' && text.charAt(at + 1) !== '=') {
      const start = at + (text.charAt(at + 1) === '!' ? 2 : 1);
      this.#magics.push({ kind: 'shell', ...this.#trimmed(start, end) });
      return this.#replace(at, end, '0');
    }
    if (sign === '%') return this.#lineMagic(at, end);
    automagic.lastIndex = at;
    const isCommand = automagic.test(text);
    const firstEnd = endOfLine(text, at);
    if (isCommand || /[?,;/]/.test(sign) || this.#isHelp(at, firstEnd)) {
      this.#magics.push({ kind: 'magic', name: '', ...this.#trimmed(at, isCommand ? end : firstEnd) });
      return this.#replace(at, isCommand ? end : firstEnd, '0');
    }
    return undefined;
  }

  /** Where the logical line ends; looked for once in each, however many `%time` follow each other on it. */
  #endOfStatement(at: number): number {
    const { start, end } = this.#line;
    if (at < start || at > end) this.#line = { start: at, end: endOfLogicalLine(this.#text, at) };
    return this.#line.end;
  }

  #isHelp(at: number, end: number): boolean {
    // Long lines are data, and a question is short.
    return end - at < 200 && help.test(this.#text.slice(at, end).trim());
  }

  #lineMagic(at: number, end: number): number | undefined {
    const name = this.#nameAt(at);
    if (name === undefined) return undefined;
    const start = at + 1 + name.length;
    if (environmentMagics.has(name) && this.#environment(start, end)) return this.#replace(at, end, '0');
    const statement = runsStatement(name) ? this.#statementBehind(start, end) : undefined;
    this.#magics.push({ kind: 'magic', name, ...this.#trimmed(start, statement ?? end) });
    if (statement === undefined) return this.#replace(at, end, '0');
    this.#replaceUpTo(at, statement, '0;');
    return statement;
  }

  /** Where the Python of `%time -o statement` begins; one with a body of its own cannot follow anything on a line. */
  #statementBehind(start: number, end: number): number | undefined {
    const options = /^[ \t]+(?:-[A-Za-z]+(?:[ \t]*\d+)?[ \t]+)*/.exec(
      this.#text.slice(start, Math.min(end, start + 200)),
    );
    if (options === null) return undefined;
    const at = start + options[0].length;
    const rest = this.#text.slice(at, Math.min(end, at + 20));
    return rest.trim() === '' || rest.startsWith('-') || compound.test(rest) ? undefined : at;
  }

  #environment(start: number, end: number): boolean {
    const { span, text } = this.#trimmed(start, end);
    const match = /^([A-Za-z_]\w*)(?:[ \t]*=[ \t]*|[ \t]+|$)/.exec(text);
    const name = match?.[1];
    if (match === null || name === undefined) return false;
    const nameSpan = { start: span.start, end: span.start + name.length };
    const written = this.#trimmed(span.start + match[0].length, end);
    const value = match[0].length === name.length ? {} : { value: written };
    this.#magics.push({ kind: 'env', name, nameSpan, span, text, ...value });
    return true;
  }

  /** Passes one logical line of Python. @returns its end, and what it leaves open at the end of the cell */
  #python(line: number): { at: number; closing: string } {
    const text = this.#text;
    this.#open.length = 0;
    let at = line;
    while (at < text.length) {
      const character = text.charAt(at);
      if (character === '\n') {
        if (this.#open.length === 0) return { at: at + 1, closing: '' };
        at += 1;
      } else if (character === '#') at = endOfLine(text, at);
      else if (character === '"' || character === "'") {
        const end = endOfString(text, at);
        if (end === undefined) return { at: text.length, closing: this.#closing(text.slice(at, at + 3)) };
        at = end;
      } else if (character === '\\') {
        const end = lineBreakEnd(text, at + 1) ?? at + 1;
        if (end >= text.length) return { at: text.length, closing: this.#closing('') };
        at = end;
      } else {
        const closer = closers.get(character);
        if (closer !== undefined) this.#open.push(closer);
        else if (character === this.#open.at(-1)) this.#open.pop();
        else if (character === '=' && this.#open.length === 0) {
          const end = this.#assignedMagic(at + 1);
          if (end !== undefined) return { at: end, closing: '' };
        }
        at += 1;
      }
    }
    return { at, closing: this.#open.length === 0 ? '' : this.#closing('') };
  }

  /** Masks `!cmd` and `%magic` behind an assignment's `=`. @returns where the next line begins */
  #assignedMagic(behind: number): number | undefined {
    const text = this.#text;
    const at = skipBlanks(text, behind);
    const sign = text.charAt(at);
    if (sign !== '!' && sign !== '%') return undefined;
    const end = endOfLogicalLine(text, at);
    if (sign === '!') {
      if (text.charAt(at + 1) === '=') return undefined;
      this.#magics.push({ kind: 'shell', ...this.#trimmed(at + 1, end) });
      return this.#replace(at, end, '_');
    }
    const name = this.#nameAt(at);
    if (name === undefined) return undefined;
    const start = at + 1 + name.length;
    const statement = runsStatement(name) ? this.#statementBehind(start, end) : undefined;
    this.#magics.push({ kind: 'magic', name, ...this.#trimmed(start, statement ?? end) });
    if (statement === undefined) return this.#replace(at, end, '_');
    this.#replaceUpTo(at, statement, '');
    return statement;
  }

  #closing(quotes: string): string {
    return quotes + this.#open.reverse().join('');
  }

  #nameAt(at: number): string | undefined {
    magicName.lastIndex = at;
    return magicName.exec(this.#text)?.[1];
  }

  /** Puts `stand-in` and spaces in place of a whole line's rest. @returns where the next line begins */
  #replace(start: number, end: number, standIn: string): number {
    this.#replaceUpTo(start, end, standIn);
    return nextLine(this.#text, end);
  }

  #replaceUpTo(start: number, end: number, standIn: string): void {
    this.#masked += this.#text.slice(this.#copied, start) + standIn;
    this.#masked += blank(this.#text.slice(start + standIn.length, end));
    this.#copied = end;
  }

  #trimmed(start: number, end: number): { span: Span; text: string } {
    const written = this.#text.slice(start, end);
    const text = written.trim();
    const from = text === '' ? start : start + written.indexOf(text);
    return { span: { start: from, end: from + text.length }, text };
  }
}

/** Spaces instead of everything, but for line breaks and for comments that speak to the linter. */
function blank(text: string): string {
  if (!text.includes('model-warden:')) return text.replace(/[^\r\n]/g, ' ');
  return text.replace(/(?<![^\s])#[ \t]*model-warden:[^\r\n]*|[^\r\n]/g, (part) =>
    part.length > 1 ? part : ' ',
  );
}

/** A carriage return at the end would make one break with the line feed that follows. */
function endLine(text: string): string {
  return text.endsWith('\r') ? `${text.slice(0, -1)}\n` : text;
}

/** The end of a string literal that begins at `at`; `undefined` where three quotes are never closed. */
function endOfString(text: string, at: number): number | undefined {
  const quote = text.charAt(at);
  const isLong = text.startsWith(quote.repeat(3), at);
  const closing = isLong ? quote.repeat(3) : quote;
  let end = at + closing.length;
  while (end < text.length) {
    const character = text.charAt(end);
    if (character === '\\') end += text.startsWith('\r\n', end + 1) ? 3 : 2;
    else if (character === '\n' && !isLong) return end;
    else if (character === quote && (!isLong || text.startsWith(closing, end))) return end + closing.length;
    else end += 1;
  }
  return isLong ? undefined : text.length;
}

/** The end of a line of a command, before its line break; a backslash at the end goes on. */
function endOfLogicalLine(text: string, at: number): number {
  let end = endOfLine(text, at);
  while (end < text.length && text.charAt(end - 1) === '\\') end = endOfLine(text, nextLine(text, end));
  return end;
}

function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  if (newline === -1) return text.length;
  return newline > at && text.charAt(newline - 1) === '\r' ? newline - 1 : newline;
}

function nextLine(text: string, end: number): number {
  return lineBreakEnd(text, end) ?? text.length;
}

function lineBreakEnd(text: string, at: number): number | undefined {
  if (text.charAt(at) === '\n') return at + 1;
  return text.startsWith('\r\n', at) ? at + 2 : undefined;
}

function lastLineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function skipBlanks(text: string, at: number): number {
  let end = at;
  while (text.charAt(end) === ' ' || text.charAt(end) === '\t') end += 1;
  return end;
}
