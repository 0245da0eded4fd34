import type { Node } from 'web-tree-sitter';
import { argumentsOf, type WrittenArguments } from './arguments.ts';
import type { Candidate } from './candidates.ts';
import type { Evaluator } from './evaluator.ts';
import { type DictValue, entryOf, type Value, withStep } from './value.ts';

/** Where an argument is written; only `positional` and `keyword` stand in the call itself. */
export type ArgumentSite = 'positional' | 'keyword' | 'dict' | 'splat' | 'partial';

export interface Argument {
  readonly value: Value;
  /** The expression. */
  readonly node: Node;
  readonly site: ArgumentSite;
  /** `name=value` or `"name": value` as a whole, where there is one. */
  readonly whole?: Node;
}

/** A call with its arguments put to the names of the callable's own signature. */
export class BoundCall {
  readonly call: Node;
  readonly #callee: Node;
  readonly written: WrittenArguments;
  readonly #evaluator: Evaluator;
  readonly #positional: readonly string[];
  readonly #partials: readonly Node[];

  constructor(
    evaluator: Evaluator,
    { call, callee }: Candidate,
    positional: readonly string[],
    partials: readonly Node[],
  ) {
    this.call = call;
    this.#callee = callee;
    const written = argumentsOf(call);
    const [first, ...rest] = written.positional;
    // Where another function makes the call, its first argument is what is called.
    this.written = first?.id === callee.id ? { ...written, positional: rest } : written;
    this.#evaluator = evaluator;
    this.#positional = positional;
    this.#partials = partials;
  }

  /** The name of the callable as written: the last identifier of the callee. */
  get calleeName(): Node {
    return this.#callee.childForFieldName('attribute') ?? this.#callee;
  }

  /** The argument for a parameter, or for a key of a dict that a parameter takes (`model_kwargs.revision`). */
  argument(path: string): Argument | undefined {
    const [name = '', key] = path.split('.');
    const argument = this.#own(name);
    if (key === undefined || argument === undefined) return key === undefined ? argument : undefined;
    return argument.value.kind === 'dict' ? this.#constant(entry(argument.value, key, 'dict')) : undefined;
  }

  /** True where the argument may be given in a way that reading does not see: `*args`, `**kwargs`, an unknown dict. */
  mayHold(path: string): boolean {
    const [name = '', key] = path.split('.');
    const argument = this.#own(name);
    if (argument !== undefined) {
      if (key === undefined) return false;
      return argument.value.kind === 'dict'
        ? argument.value.open || argument.value.overridable
        : argument.value.kind !== 'none';
    }
    if (this.written.starred && this.#positional.includes(name)) return true;
    return this.#splatsMayHoldMore();
  }

  #own(name: string): Argument | undefined {
    return this.#constant(this.#written(name));
  }

  /** With what an imported name stands for in another file. */
  #constant(argument: Argument | undefined): Argument | undefined {
    if (argument === undefined) return undefined;
    return { ...argument, value: this.#evaluator.constantOf(argument.value, argument.node) };
  }

  #written(name: string): Argument | undefined {
    const keyword = this.written.keywords.get(name);
    if (keyword !== undefined) return this.#make(keyword.value, 'keyword', keyword.node);
    const node = this.written.positional[this.#positional.indexOf(name)];
    if (node !== undefined && this.#positionOffset() === 0) return this.#make(node, 'positional');
    for (const splat of this.#splats()) {
      const found = splat.kind === 'dict' ? entry(splat, name, 'splat') : undefined;
      if (found !== undefined) return found;
    }
    const bound = this.#fromPartial(name);
    // `load(**kwargs)` may replace what `partial` bound.
    return bound?.site === 'partial' && this.#splatsMayHoldMore()
      ? { ...bound, value: { ...bound.value, overridable: true } }
      : bound;
  }

  #fromPartial(name: string): Argument | undefined {
    let before = 0;
    for (const partial of this.#partials) {
      const given = argumentsOf(partial);
      const keyword = given.keywords.get(name)?.value;
      const position = this.#positional.indexOf(name);
      const positional = position === -1 ? undefined : given.positional[position - before + 1];
      const node = keyword ?? (position >= before ? positional : undefined);
      if (node !== undefined) {
        const step = this.#evaluator.step(node, `${name} is bound by functools.partial here`);
        return { value: withStep(this.#evaluator.evaluate(node), step), node, site: 'partial' };
      }
      before += Math.max(0, given.positional.length - 1);
    }
    const shifted = this.written.positional[this.#positional.indexOf(name) - before];
    return before > 0 && shifted !== undefined && this.#positional.indexOf(name) >= before
      ? this.#make(shifted, 'positional')
      : undefined;
  }

  /** How many positions `functools.partial` has filled. */
  #positionOffset(): number {
    return this.#partials.reduce(
      (sum, partial) => sum + Math.max(0, argumentsOf(partial).positional.length - 1),
      0,
    );
  }

  #splatsMayHoldMore(): boolean {
    return this.#splats().some((splat) => splat.kind !== 'dict' || splat.open || splat.overridable);
  }

  #splats(): readonly Value[] {
    return this.written.splats.map((node) => this.#evaluator.constant(node));
  }

  #make(node: Node, site: ArgumentSite, whole?: Node): Argument {
    return { value: this.#evaluator.evaluate(node), node, site, ...(whole === undefined ? {} : { whole }) };
  }
}

function entry(dict: DictValue, key: string, site: ArgumentSite): Argument | undefined {
  const found = dict.entries.get(key);
  const value = entryOf(dict, key);
  if (found === undefined || value === undefined) return undefined;
  const pair = found.key.type === 'keyword_argument' ? found.key : found.key.parent;
  return {
    value,
    node: found.valueNode,
    site,
    ...(pair === null ? {} : { whole: pair }),
  };
}
