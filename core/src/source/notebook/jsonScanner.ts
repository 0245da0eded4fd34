import { LineIndex } from '../../text/lineIndex.ts';
import type { Span } from '../../text/range.ts';

/** A file that is no notebook, or one that cannot be read; the message is for people and starts with `it` or `its`. */
export class NotebookError extends Error {
  override readonly name = 'NotebookError';
}

/** Levels of brackets: what Jupyter writes has some ten, and Python's own reader ends at about a thousand. */
const deepest = 500;

const space = /[ \t\r\n]*/y;
/** What a string may hold up to an escape or its end. */
const plain = /[ !#-[\]-\uffff]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
/** JSON's own, and the names that Python's writer gives to numbers which JSON lacks. */
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|NaN|-?Infinity/y;

/**
 * Reads JSON from its first character to its last without building what nobody asks for: outputs of a hundred
 * megabytes are passed over in place. Linear in time, and without recursion whatever the text holds.
 */
export class JsonScanner {
  readonly text: string;
  #at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Behind what was passed last. */
  get position(): number {
    return this.#at;
  }

  /** Where the next value begins. */
  get at(): number {
    this.#match(space);
    return this.#at;
  }

  /** The first character of the next value: tells its kind. */
  get next(): string {
    return this.text.charAt(this.at);
  }

  /**
   * Passes an object; `member` is called behind each `"key":` and has to pass the value.
   * @throws NotebookError where the text is no JSON
   */
  object(member: (key: string) => void): void {
    this.#expect('{');
    if (this.#take('}')) return;
    do {
      member(this.#key());
    } while (this.#take(','));
    this.#expect('}');
  }

  /** Passes an array; `item` is called before each value and has to pass it. */
  array(item: () => void): void {
    this.#expect('[');
    if (this.#take(']')) return;
    do {
      item();
    } while (this.#take(','));
    this.#expect(']');
  }

  /** Passes a string; gives where its contents stand, without the quotes. */
  string(): Span {
    const start = this.at + 1;
    this.#expect('"');
    for (;;) {
      this.#match(plain);
      if (this.text.charAt(this.#at) === '"') break;
      if (!this.#match(escaped))
        throw this.#broken('a string is not closed or holds what JSON does not allow');
    }
    const end = this.#at;
    this.#at += 1;
    return { start, end };
  }

  /** What a string's contents mean. */
  decode({ start, end }: Span): string {
    const written = this.text.slice(start, end);
    return written.includes('\\') ? (JSON.parse(`"${written}"`) as string) : written;
  }

  /** Passes any value. */
  skip(): void {
    /** What closes the brackets that are open. */
    const open: string[] = [];
    do {
      const first = this.next;
      if (first === '{' || first === '[') {
        this.#at += 1;
        const closer = first === '{' ? '}' : ']';
        if (!this.#take(closer)) {
          open.push(closer);
          if (open.length > deepest)
            throw new NotebookError(`its JSON is nested more than ${deepest} levels deep`);
          if (closer === '}') this.#key();
          continue;
        }
      } else if (first === '"') this.string();
      else if (!this.#match(scalar)) throw this.#broken('a value is missing');
      this.#close(open);
    } while (open.length > 0);
  }

  /** Makes sure that nothing follows. */
  end(): void {
    if (this.at < this.text.length) throw this.#broken('something follows the end');
  }

  /** Behind a value: passes what closes, up to the next value of the array or object that is still open. */
  #close(open: string[]): void {
    while (open.length > 0) {
      const closer = open.at(-1) ?? '';
      if (this.#take(',')) {
        if (closer === '}') this.#key();
        return;
      }
      this.#expect(closer);
      open.pop();
    }
  }

  #key(): string {
    const span = this.string();
    this.#expect(':');
    return this.decode(span);
  }

  #expect(character: string): void {
    if (!this.#take(character)) throw this.#broken(`"${character}" is missing`);
  }

  #take(character: string): boolean {
    if (this.next !== character) return false;
    this.#at += 1;
    return true;
  }

  #match(expression: RegExp): boolean {
    expression.lastIndex = this.#at;
    if (!expression.test(this.text)) return false;
    this.#at = expression.lastIndex;
    return true;
  }

  #broken(what: string): NotebookError {
    const { line, character } = new LineIndex(this.text).positionAt(this.#at);
    return new NotebookError(`its JSON is broken: ${what} at line ${line + 1}, column ${character + 1}`);
  }
}
