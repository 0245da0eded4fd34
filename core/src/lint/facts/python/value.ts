import type { Node } from 'web-tree-sitter';
import type { Span } from '../../../text/range.ts';
import type { Provenance } from '../modelLoad.ts';

/** Where a value came from, outermost last: what `relatedInformation` shows. */
export type TrailStep = Provenance;

interface Traced {
  readonly trail: readonly TrailStep[];
  /** True where a caller, an environment variable or an instance may set another value. */
  readonly overridable: boolean;
}

/** The text of one plain literal, so that a fix can edit inside the quotes. */
export interface Literal {
  readonly node: Node;
  /** Between the quotes. */
  readonly content: Span;
}

export interface StringValue extends Traced {
  readonly kind: 'string';
  readonly value: string;
  /** Present where the whole value is one literal without escapes. */
  readonly literal?: Literal;
}

export interface DictEntry {
  readonly value: Value;
  readonly key: Node;
  readonly valueNode: Node;
}

export interface DictValue extends Traced {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, DictEntry>;
  /** True where there may be further keys. */
  readonly open: boolean;
  readonly node: Node;
}

export interface ListValue extends Traced {
  readonly kind: 'list';
  readonly items: readonly Value[];
  /** True where `*x` hides how many items there are, and at which place. */
  readonly open?: boolean;
}

/**
 * Something that an import leads to, as a dotted path from its top-level package. `()` stands for the result of
 * a call, so `HfApi()` is an instance: `huggingface_hub.HfApi().snapshot_download`.
 */
export interface SymbolValue extends Traced {
  readonly kind: 'symbol';
  readonly path: string;
}

export interface ClassValue extends Traced {
  readonly kind: 'class' | 'instance';
  /** The `class_definition`. */
  readonly node: Node;
}

export interface PartialValue extends Traced {
  readonly kind: 'partial';
  /** The `functools.partial(...)` call, whose first argument is the callable. */
  readonly call: Node;
  readonly callee: Value;
}

export type Value =
  | StringValue
  | DictValue
  | SymbolValue
  | ClassValue
  | PartialValue
  | ({ readonly kind: 'boolean'; readonly value: boolean } & Traced)
  | ({ readonly kind: 'number'; readonly text: string } & Traced)
  | ({ readonly kind: 'bytes'; readonly isEmpty: boolean } & Traced)
  | ({ readonly kind: 'none' } & Traced)
  | ListValue
  | ({ readonly kind: 'function'; readonly node: Node } & Traced)
  | ({ readonly kind: 'alternatives'; readonly values: readonly Value[] } & Traced)
  | ({ readonly kind: 'unknown'; readonly reason: string } & Traced);

export const traced: Traced = { trail: [], overridable: false };

export function unknown(reason: string): Value {
  return { kind: 'unknown', reason, ...traced };
}

export function symbol(path: string): SymbolValue {
  return { kind: 'symbol', path, ...traced };
}

/** Nobody follows a value farther than this. */
const longestTrail = 8;

/** The same value, one step further from where it is used. */
export function withStep(value: Value, step: TrailStep, overridable = false): Value {
  const { trail } = value;
  return {
    ...value,
    trail: trail.length < longestTrail ? [...trail, step] : trail,
    overridable: value.overridable || overridable,
  };
}

/** What a dict holds under a key, with the dict's own origin behind it. */
export function entryOf(dict: DictValue, key: string): Value | undefined {
  const entry = dict.entries.get(key);
  return entry && heldBy(dict, { ...entry.value, trail: [...entry.value.trail, ...dict.trail] });
}

/** What a container holds: whoever may set the container may set that. */
export function heldBy(container: DictValue | ListValue, value: Value): Value {
  return container.overridable && !value.overridable ? { ...value, overridable: true } : value;
}

/** How Python's `bool()` takes a value; `undefined` where it is not known. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'boolean':
      return value.value;
    case 'number':
      return isNotZero(value.text);
    case 'string':
      return value.value !== '';
    case 'bytes':
      return !value.isEmpty;
    case 'list':
      return value.open || value.overridable ? undefined : value.items.length > 0;
    case 'dict':
      return truthOfDict(value);
    case 'none':
      return false;
    case 'alternatives':
      return truthOfAll(value.values);
    default:
      return undefined;
  }
}

/** A number as Python writes it: `0x1F`, `1_000`, `-1`, `2j`. */
function isNotZero(text: string): boolean | undefined {
  const number = Number(
    text
      .replaceAll('_', '')
      .replace(/^[-+]+/, '')
      .replace(/[jJlL]$/, ''),
  );
  return Number.isNaN(number) ? undefined : number !== 0;
}

/** A key that was set or removed later is not known to be there. */
function truthOfDict({ entries, open, overridable }: DictValue): boolean | undefined {
  if (open || overridable) return undefined;
  if (entries.size === 0) return false;
  return [...entries.values()].some(({ value }) => value.kind !== 'unknown') ? true : undefined;
}

function truthOfAll(values: readonly Value[]): boolean | undefined {
  const [first, ...rest] = values.map((value) => (value.overridable ? undefined : truthOf(value)));
  return rest.every((truth) => truth === first) ? first : undefined;
}

/** True where both are the same known value; two unknowns are never the same. */
export function sameValue(a: Value, b: Value): boolean {
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'string':
      return a.value === (b as StringValue).value;
    case 'boolean':
      return a.value === (b as typeof a).value;
    case 'number':
      return a.text === (b as typeof a).text;
    case 'none':
      return true;
    case 'symbol':
      return a.path === (b as SymbolValue).path;
    case 'class':
    case 'instance':
    case 'function':
    case 'dict':
      return a.node.id === (b as typeof a).node.id;
    default:
      return false;
  }
}
