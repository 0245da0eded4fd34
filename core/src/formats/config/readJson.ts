import { JsonScanner, NotebookError } from '../../source/notebook/jsonScanner.ts';

/** UTF-16 units up to which every key is looked at twice; what a person or a library writes as configuration is less. */
const carefully = 1024 * 1024;
/** Levels of brackets; Python's own reader ends at about a thousand. */
const deepest = 500;

/** JSON as Python's `json.load` reads it: with NaN, and the last of two equal keys. */
export interface JsonReading {
  readonly value: unknown;
  /** Keys that stand twice in one object, up to a few. */
  readonly duplicates: readonly string[];
  /** What stood under them before. */
  readonly shadowed: readonly unknown[];
}

const mostDuplicates = 20;

/**
 * Reads JSON. Longer texts go through the runtime's own parser, which is ten times as fast and does not tell of
 * duplicate keys.
 * @throws NotebookError where the text is no JSON; the message begins with `its JSON`
 */
export function readJson(text: string): JsonReading {
  if (text.length > carefully) {
    try {
      return { value: JSON.parse(text), duplicates: [], shadowed: [] };
    } catch {
      // It may hold NaN, as Python writes it.
    }
  }
  const reader = new Reader(text);
  return { value: reader.read(), duplicates: reader.duplicates, shadowed: reader.shadowed };
}

class Reader {
  readonly duplicates: string[] = [];
  readonly shadowed: unknown[] = [];
  readonly #json: JsonScanner;
  #depth = 0;

  constructor(text: string) {
    this.#json = new JsonScanner(text);
  }

  read(): unknown {
    const value = this.#value();
    this.#json.end();
    return value;
  }

  #value(): unknown {
    const json = this.#json;
    if (json.next === '{') return this.#nested(() => this.#object());
    if (json.next === '[') return this.#nested(() => this.#array());
    if (json.next === '"') return json.decode(json.string());
    const start = json.at;
    json.skip();
    return scalar(json.text.slice(start, json.position));
  }

  #nested<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > deepest) throw new NotebookError(`its JSON is nested more than ${deepest} levels deep`);
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #object(): Readonly<Record<string, unknown>> {
    const members = new Map<string, unknown>();
    this.#json.object((key) => {
      if (members.has(key) && this.duplicates.length < mostDuplicates) {
        this.duplicates.push(key);
        this.shadowed.push({ [key]: members.get(key) });
      }
      members.set(key, this.#value());
    });
    return Object.fromEntries(members);
  }

  #array(): readonly unknown[] {
    const items: unknown[] = [];
    this.#json.array(() => {
      items.push(this.#value());
    });
    return items;
  }
}

function scalar(written: string): unknown {
  if (written === 'NaN') return Number.NaN;
  if (written.endsWith('Infinity')) return written.startsWith('-') ? -Infinity : Infinity;
  return JSON.parse(written);
}
