import type { parse } from '@huggingface/jinja';
import { stringLiteral } from './stringLiteral.ts';
import { UnreadableTemplate } from './unreadableTemplate.ts';

/** UTF-16 units; the largest templates known have some ten thousand. */
const longest = 1024 * 1024;

export type Token = Parameters<typeof parse>[0][number];

/** A template's tokens, those of one tag beside each other. */
export interface TemplateTokens {
  readonly tokens: readonly Token[];
  /** The statements as they open and close, by their first word: `if`, `endif`. */
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly word: string;
  /** The index of its first token. */
  readonly at: number;
}

const begin = /\{(?:%[-+]?|\{[-+]?|#[-+]?)/g;
const raw = /\{%[-+]?\s*raw\s*-?%\}/y;
const rawEnd = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;
const space = /\s+/y;
const number = /(?:0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[0-9a-fA-F])+|\d+(?:_\d+)*)/y;
const fraction = /(?:\.\d+(?:_\d+)*)?(?:[eE][+-]?\d+(?:_\d+)*)?/y;
const word = /[\p{ID_Continue}]+/uy;
const string = /'[^'\\]*(?:\\[\s\S][^'\\]*)*'|"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y;
const operator = /\/\/|\*\*|==|!=|>=|<=|[-+/*%~[\](){}><=.:|,]/y;

const operatorTypes: Readonly<Record<string, Token['type']>> = {
  '(': 'OpenParen',
  ')': 'CloseParen',
  '[': 'OpenSquareBracket',
  ']': 'CloseSquareBracket',
  '{': 'OpenCurlyBracket',
  '}': 'CloseCurlyBracket',
  ',': 'Comma',
  '.': 'Dot',
  ':': 'Colon',
  '|': 'Pipe',
  '=': 'Equals',
  '+': 'AdditiveBinaryOperator',
  '-': 'AdditiveBinaryOperator',
  '~': 'AdditiveBinaryOperator',
  '**': 'ExponentiationBinaryOperator',
  '*': 'MultiplicativeBinaryOperator',
  '/': 'MultiplicativeBinaryOperator',
  '//': 'MultiplicativeBinaryOperator',
  '%': 'MultiplicativeBinaryOperator',
  '<': 'ComparisonBinaryOperator',
  '>': 'ComparisonBinaryOperator',
  '<=': 'ComparisonBinaryOperator',
  '>=': 'ComparisonBinaryOperator',
  '==': 'ComparisonBinaryOperator',
  '!=': 'ComparisonBinaryOperator',
};

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Splits a template as Jinja 3 for Python does (`jinja2/lexer.py`): what is code, text and comment must not differ by a
 * character, or a template could hide its code from who reads it. The package's own lexer takes `{% generation %}` out
 * before it looks, which turns the text around it into a comment; and it decodes strings otherwise.
 * @throws UnreadableTemplate where Jinja would refuse the text, or might read it otherwise than here
 */
export function templateTokens(text: string): TemplateTokens {
  if (text.length > longest) throw new UnreadableTemplate(`it has more than ${longest} characters`);
  return new Lexer(text.replace(/\r\n?/g, '\n')).read();
}

class Lexer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  readonly #statements: Statement[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): TemplateTokens {
    while (this.#at < this.#text.length) {
      begin.lastIndex = this.#at;
      const opened = begin.exec(this.#text);
      const end = opened?.index ?? this.#text.length;
      if (end > this.#at) this.#add('Text', this.#text.slice(this.#at, end));
      this.#at = end;
      if (opened !== null) this.#tag(opened[0]);
    }
    return { tokens: this.#tokens, statements: this.#statements };
  }

  #tag(opening: string): void {
    if (opening.startsWith('{#')) {
      this.#at = this.#behind('#}', this.#at + opening.length, 'a comment');
      return;
    }
    if (this.#match(raw) !== undefined) {
      rawEnd.lastIndex = this.#at;
      const end = rawEnd.exec(this.#text);
      if (end === null) throw new UnreadableTemplate('a raw block is not closed');
      this.#add('Text', this.#text.slice(this.#at, end.index));
      this.#at = rawEnd.lastIndex;
      return;
    }
    this.#at += opening.length;
    const isStatement = opening.startsWith('{%');
    const first = this.#tokens.length;
    this.#add(isStatement ? 'OpenStatement' : 'OpenExpression', opening.slice(0, 2));
    this.#code(isStatement ? /[-+]?%\}/y : /-?\}\}/y);
    this.#add(isStatement ? 'CloseStatement' : 'CloseExpression', isStatement ? '%}' : '}}');
    if (isStatement) this.#statement(first);
  }

  /** Notes the statement; those of transformers' own extension only mark what the assistant says. */
  #statement(first: number): void {
    const name = this.#tokens[first + 1]?.value ?? '';
    const isMark = (name === 'generation' || name === 'endgeneration') && this.#tokens.length === first + 3;
    if (isMark) this.#tokens.length = first;
    else this.#statements.push({ word: name, at: first });
  }

  /** The inside of a tag; within brackets the end's characters are operators. */
  #code(end: RegExp): void {
    const open: string[] = [];
    while (open.length > 0 || this.#match(end) === undefined) {
      if (this.#at >= this.#text.length) throw new UnreadableTemplate('a tag is not closed');
      if (this.#match(space) === undefined) this.#token(open);
    }
  }

  #token(open: string[]): void {
    const digits = this.#match(number);
    if (digits !== undefined) {
      const isIndex = this.#tokens.at(-1)?.type === 'Dot';
      const value = `${digits}${isIndex ? '' : (this.#match(fraction) ?? '')}`.replaceAll('_', '');
      this.#add('NumericLiteral', String(Number(value)));
      return;
    }
    const name = this.#match(word);
    if (name !== undefined) {
      this.#add('Identifier', name);
      return;
    }
    const literal = this.#match(string);
    if (literal !== undefined) {
      this.#add('StringLiteral', stringLiteral(literal.slice(1, -1)));
      return;
    }
    this.#operator(open);
  }

  #operator(open: string[]): void {
    const written = this.#match(operator);
    const type = operatorTypes[written ?? ''];
    if (written === undefined || type === undefined) {
      throw new UnreadableTemplate(`an unexpected ${JSON.stringify(this.#text.charAt(this.#at))}`);
    }
    const closer = closers[written];
    if (closer !== undefined) open.push(closer);
    else if (type.startsWith('Close') && open.pop() !== written)
      throw new UnreadableTemplate(`an unexpected "${written}"`);
    this.#add(type, written);
  }

  #behind(mark: string, from: number, what: string): number {
    const at = this.#text.indexOf(mark, from);
    if (at === -1) throw new UnreadableTemplate(`${what} is not closed`);
    return at + mark.length;
  }

  /** What the sticky pattern matches here, which is passed; `undefined` for nothing. */
  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined || found === '') return undefined;
    this.#at += found.length;
    return found;
  }

  #add(type: Token['type'], value: string): void {
    this.#tokens.push({ type, value });
  }
}
