/** A Python literal as a value; tuples and lists are told apart, as Python does. */
export type PythonLiteral = string | number | boolean | null | PythonSequence | PythonDictionary;

export interface PythonSequence {
  readonly kind: 'tuple' | 'list';
  readonly items: readonly PythonLiteral[];
}

export interface PythonDictionary {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PythonLiteral>;
}

/** Not a literal of the strict kind that is read here; the message is for people. */
export class LiteralError extends Error {
  override readonly name = 'LiteralError';
}

/** Levels of brackets; a structured type in a structured type has some six. */
const deepest = 32;

/**
 * Reads a Python literal: dictionaries with text keys, tuples, lists, texts, integers, `True`, `False`, `None`.
 * Stricter than `ast.literal_eval`: what it does not know, it refuses. Evaluates nothing.
 * @throws LiteralError
 */
export function readPythonLiteral(text: string): PythonLiteral {
  const reader = new LiteralReader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

const space = /[ \t\r\n]*/y;
const word = /True|False|None/y;
/** Python 2 wrote an `L` behind its long integers. */
const integer = /(-?(?:0|[1-9]\d*))L?(?![\w.])/y;
const quoted = /[uU]?(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/y;
const words: Readonly<Record<string, boolean | null>> = { True: true, False: false, None: null };

class LiteralReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): PythonLiteral {
    if (depth > deepest) throw new LiteralError(`it is nested more than ${deepest} levels deep`);
    if (this.#take('{')) return this.#dictionary(depth);
    if (this.#take('(')) return this.#tuple(depth);
    if (this.#take('[')) return { kind: 'list', items: this.#items(']', () => this.value(depth + 1)).items };
    const name = this.#match(word)?.[0];
    if (name !== undefined) return words[name] ?? null;
    const digits = this.#match(integer)?.[1];
    if (digits !== undefined) return Number(digits);
    return this.#string();
  }

  end(): void {
    this.#match(space);
    if (this.#at < this.#text.length) throw this.#unknown();
  }

  #dictionary(depth: number): PythonDictionary {
    const entries = new Map<string, PythonLiteral>();
    this.#items('}', () => {
      const key = this.#string();
      if (!this.#take(':')) throw this.#unknown();
      if (entries.has(key)) throw new LiteralError(`it has the key '${key}' twice`);
      entries.set(key, this.value(depth + 1));
      return null;
    });
    return { kind: 'dict', entries };
  }

  /** One value in parentheses without a comma is no tuple. */
  #tuple(depth: number): PythonLiteral {
    const { items, comma } = this.#items(')', () => this.value(depth + 1));
    const [only] = items;
    return items.length === 1 && only !== undefined && !comma ? only : { kind: 'tuple', items };
  }

  /** Items up to what closes them; `comma` is true where one ends them. */
  #items(
    closer: string,
    item: () => PythonLiteral,
  ): { readonly items: readonly PythonLiteral[]; readonly comma: boolean } {
    const items: PythonLiteral[] = [];
    let comma = false;
    while (!this.#take(closer)) {
      if (items.length > 0 && !comma) throw this.#unknown();
      items.push(item());
      comma = this.#take(',');
    }
    return { items, comma };
  }

  #string(): string {
    this.#match(space);
    const found = this.#match(quoted);
    if (found === undefined) throw this.#unknown();
    const written = found[1] ?? found[2] ?? '';
    return written.replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)/gs, (_, code: string) => {
      if (code.length > 1) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
      if (code === '\\' || code === "'" || code === '"') return code;
      throw new LiteralError(`it has the escape \\${code}`);
    });
  }

  #take(character: string): boolean {
    this.#match(space);
    if (this.#text.charAt(this.#at) !== character) return false;
    this.#at += 1;
    return true;
  }

  #match(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text);
    if (found === null) return undefined;
    this.#at = expression.lastIndex;
    return found;
  }

  #unknown(): LiteralError {
    return new LiteralError(`at ${this.#at} it has what no writer of arrays writes`);
  }
}
