/** How a stream came to a callable. */
export type CallableSource =
  /** By module and name. */
  | { readonly kind: 'global'; readonly opcode: GlobalOpcode; readonly module: string; readonly name: string }
  /** By a number that a registry of the running process translates (PEP 307). */
  | { readonly kind: 'extension'; readonly code: number }
  /** What a call gave. */
  | { readonly kind: 'result'; readonly of: number }
  /** What `persistent_load` gave, or something else that only running tells. */
  | { readonly kind: 'unknown'; readonly what: string };

export type GlobalOpcode = 'GLOBAL' | 'STACK_GLOBAL' | 'INST';

/** What was done with a callable or with what it gave. */
export type Operation =
  /** It was only named. */
  | 'name'
  /** REDUCE, OBJ, INST: called with arguments of the stream. */
  | 'call'
  /** It was called to load bytes that stand in the stream, and are inspected by themselves. */
  | 'unpack'
  /** NEWOBJ, NEWOBJ_EX: its `__new__` was called. */
  | 'new'
  /** BUILD on what it gave: `__setstate__`, or attributes set. */
  | 'build'
  /** APPEND, APPENDS, ADDITEMS, SETITEM, SETITEMS on what it gave: a method of it was called. */
  | 'fill'
  /** BUILD, APPEND and the like on the callable itself: a class or a module's value changed for the whole process. */
  | 'change';

/** The first time that an operation was seen, and how often. */
export interface Use {
  /** Of the opcode. */
  readonly offset: number;
  /** The arguments as far as known, for people. */
  readonly arguments: string;
  readonly count: number;
}

/** A callable of a stream with all that was done with it. */
export interface Callable {
  readonly source: CallableSource;
  /** Of the opcode that first named it. */
  readonly offset: number;
  readonly uses: ReadonlyMap<Operation, Use>;
}

interface Entry {
  readonly source: CallableSource;
  readonly offset: number;
  readonly uses: Map<Operation, { offset: number; arguments: string; count: number }>;
}

/** Calls of what a call gave, one within the other, that are told apart. */
const longestChain = 8;

/** The callables of one stream, each once, in the order in which they were first named. */
export class Callables {
  readonly #entries: Entry[] = [];
  readonly #byKey = new Map<string, number>();

  get length(): number {
    return this.#entries.length;
  }

  /** The number of a callable, which is a new one where it was not named before. */
  number(source: CallableSource, offset: number): number {
    const key = keyOf(source);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const number = this.#entries.length;
    this.#entries.push({ source, offset, uses: new Map() });
    this.#byKey.set(key, number);
    return number;
  }

  /** What calling a callable gives, as a callable. */
  resultOf(number: number, offset: number): number {
    let length = 1;
    for (let at = this.#entries[number]?.source; at?.kind === 'result'; at = this.#entries[at.of]?.source)
      length += 1;
    const source: CallableSource =
      length > longestChain
        ? { kind: 'unknown', what: 'what a long chain of calls gave' }
        : { kind: 'result', of: number };
    return this.number(source, offset);
  }

  /** @param args asked for the first time only: telling them costs */
  use(number: number, operation: Operation, offset: number, args: () => string): void {
    const uses = this.#entries[number]?.uses;
    const use = uses?.get(operation);
    if (use !== undefined) use.count += 1;
    else uses?.set(operation, { offset, arguments: args(), count: 1 });
  }

  get(number: number): Callable | undefined {
    return this.#entries[number];
  }

  all(): readonly Callable[] {
    return this.#entries;
  }
}

function keyOf(source: CallableSource): string {
  switch (source.kind) {
    case 'global':
      return `g ${source.module}\n${source.name}`;
    case 'extension':
      return `e ${source.code}`;
    case 'result':
      return `r ${source.of}`;
    case 'unknown':
      return `u ${source.what}`;
  }
}
