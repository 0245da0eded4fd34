import type { Node } from 'web-tree-sitter';
import { type ModuleFacts, noModules } from '../../modules/moduleFacts.ts';
import { attributeOf } from './attributes.ts';
import { callValue } from './callValues.ts';
import { environmentVariable } from './environment/environmentVariable.ts';
import { meaningfulChildren } from './extras.ts';
import { importedConstant } from './importedConstant.ts';
import type { PythonModule } from './module.ts';
import { valueOfName } from './names.ts';
import { stringValue } from './stringLiteral.ts';
import {
  type DictEntry,
  entryOf,
  heldBy,
  sameValue,
  type TrailStep,
  traced,
  truthOf,
  unknown,
  type Value,
} from './value.ts';

/** Deep enough for real code; a hostile file does not get further. */
const maximumDepth = 60;

/**
 * Finds out what expressions of one module are, by reading alone: constants, imported symbols, local classes.
 * Anything else is `unknown` with the reason. Answers are kept per node.
 */
export class Evaluator {
  readonly module: PythonModule;
  /** The files beside it. */
  readonly modules: ModuleFacts;
  readonly #known = new Map<number, Value>();
  readonly #open = new Set<number>();

  constructor(module: PythonModule, modules: ModuleFacts = noModules) {
    this.module = module;
    this.modules = modules;
  }

  evaluate(node: Node): Value {
    const known = this.#known.get(node.id);
    if (known !== undefined) return known;
    if (this.#open.has(node.id)) return unknown('it refers to itself');
    if (this.#open.size > maximumDepth) return unknown('the expression is nested too deeply');
    this.module.spend(1);
    this.#open.add(node.id);
    try {
      const value = this.#compute(node);
      this.#known.set(node.id, value);
      return value;
    } finally {
      this.#open.delete(node.id);
    }
  }

  /**
   * The value itself, or what an imported name in it stands for in another file of the workspace. Only where a constant
   * is asked for: whatever is called stays a dotted path.
   */
  constantOf(value: Value, place: Node): Value {
    if (value.kind === 'symbol') return importedConstant(this, value, place) ?? value;
    if (value.kind !== 'alternatives') return value;
    return { ...value, values: value.values.map((one) => this.constantOf(one, place)) };
  }

  /** What an expression is, where a constant is asked for. */
  constant(node: Node): Value {
    return this.constantOf(this.evaluate(node), node);
  }

  step(node: Node, message: string): TrailStep {
    return { span: { start: node.startIndex, end: node.endIndex }, message };
  }

  #compute(node: Node): Value {
    switch (node.type) {
      case 'string':
        return stringValue(node, (expression) => this.constant(expression));
      case 'concatenated_string':
        return this.#join(node.namedChildren.filter((child) => child.type === 'string'));
      case 'true':
      case 'false':
        return { kind: 'boolean', value: node.type === 'true', ...traced };
      case 'none':
        return { kind: 'none', ...traced };
      case 'integer':
      case 'float':
        return { kind: 'number', text: node.text, ...traced };
      case 'identifier':
        return valueOfName(this, node);
      case 'attribute':
        return this.#attribute(node);
      case 'call':
        return callValue(this, node);
      case 'parenthesized_expression':
      case 'await':
        return this.#inner(node);
      case 'named_expression':
        return this.#field(node, 'value');
      case 'assignment':
        // `a = b = value`
        return this.#field(node, 'right');
      case 'not_operator':
        return this.#not(node);
      case 'unary_operator':
        return this.#signed(node);
      case 'binary_operator':
        return this.#binary(node);
      case 'boolean_operator':
        return this.#either(node);
      case 'conditional_expression':
        return this.#conditional(node);
      case 'dictionary':
        return this.#dictionary(node);
      case 'subscript':
        return this.#subscript(node);
      case 'list':
      case 'tuple':
      case 'set':
      case 'expression_list':
        return this.#list(node);
      default:
        return unknown('it is computed');
    }
  }

  #inner(node: Node): Value {
    const inner = meaningfulChildren(node)[0];
    return inner === undefined ? unknown('an unfinished expression') : this.evaluate(inner);
  }

  #field(node: Node, field: string): Value {
    const child = node.childForFieldName(field);
    return child === null ? unknown('an unfinished expression') : this.evaluate(child);
  }

  #attribute(node: Node): Value {
    const object = node.childForFieldName('object');
    const name = node.childForFieldName('attribute');
    if (object === null || name === null) return unknown('an unfinished attribute');
    return attributeOf(this, this.evaluate(object), name.text, node);
  }

  #join(parts: readonly Node[]): Value {
    let text = '';
    let overridable = false;
    const trail: TrailStep[] = [];
    for (const part of parts) {
      const value = this.constant(part);
      if (value.kind !== 'string') return value.kind === 'unknown' ? value : unknown('it is computed');
      text += value.value;
      overridable ||= value.overridable;
      trail.push(...value.trail);
    }
    return { kind: 'string', value: text, trail, overridable };
  }

  #binary(node: Node): Value {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    const operator = node.childForFieldName('operator')?.text;
    if (operator !== '+' || left === null || right === null) return unknown('it is computed');
    return this.#join([left, right]);
  }

  #signed(node: Node): Value {
    const value = this.#field(node, 'argument');
    const sign = node.childForFieldName('operator')?.text;
    if (value.kind !== 'number' || (sign !== '-' && sign !== '+')) return unknown('it is computed');
    return { ...value, text: sign + value.text };
  }

  #list(node: Node): Value {
    const children = meaningfulChildren(node);
    const items = children.map((item) => this.evaluate(item));
    const open = children.some(({ type }) => type === 'list_splat');
    return { kind: 'list', items, ...(open ? { open } : {}), ...traced };
  }

  #not(node: Node): Value {
    const value = this.#field(node, 'argument');
    const truth = truthOf(value);
    if (truth === undefined) return unknown('it is computed');
    return { kind: 'boolean', value: !truth, trail: value.trail, overridable: value.overridable };
  }

  /** `a or b`, `a and b`. Where the left side may be set, a default on the right can be overridden. */
  #either(node: Node): Value {
    const left = this.constantOf(this.#field(node, 'left'), node);
    const right = this.constantOf(this.#field(node, 'right'), node);
    const stops = node.childForFieldName('operator')?.text === 'or';
    const truth = truthOf(left);
    if (truth !== undefined) {
      const overridable = left.overridable || right.overridable;
      return truth === stops ? left : { ...right, overridable };
    }
    // `x or True` is true, `x and False` is false, whatever x is.
    if (right.kind === 'boolean' && right.value === stops) return right;
    return stops && right.kind === 'string'
      ? { ...right, overridable: true }
      : unknown('it depends on a condition');
  }

  #conditional(node: Node): Value {
    const [then, , otherwise] = meaningfulChildren(node);
    if (then === undefined || otherwise === undefined) return unknown('an unfinished expression');
    const values = [this.evaluate(then), this.evaluate(otherwise)] as const;
    if (sameValue(values[0], values[1])) return values[0];
    return { kind: 'alternatives', values, ...traced };
  }

  #dictionary(node: Node): Value {
    const entries = new Map<string, DictEntry>();
    let open = false;
    for (const child of meaningfulChildren(node)) {
      const key = child.type === 'pair' ? child.childForFieldName('key') : null;
      const valueNode = child.type === 'pair' ? child.childForFieldName('value') : null;
      if (key !== null && valueNode !== null) {
        const name = this.evaluate(key);
        if (name.kind === 'string')
          entries.set(name.value, { key, valueNode, value: this.evaluate(valueNode) });
        else {
          open = true;
          markOverridable(entries);
        }
        continue;
      }
      const spread = child.type === 'dictionary_splat' ? this.#inner(child) : undefined;
      if (spread?.kind === 'dict') {
        const mayHoldMore = spread.open || spread.overridable;
        if (mayHoldMore) markOverridable(entries);
        for (const [name, entry] of spread.entries)
          entries.set(name, { ...entry, value: heldBy(spread, entry.value) });
        open ||= mayHoldMore;
      } else {
        open = true;
        markOverridable(entries);
      }
    }
    return { kind: 'dict', entries, open, node, ...traced };
  }

  #subscript(node: Node): Value {
    const keys = node.childrenForFieldName('subscript');
    const held = this.#field(node, 'value');
    const container = this.constantOf(held, node);
    const [keyNode] = keys;
    if (keyNode === undefined || keys.length !== 1) return unknown('it is looked up at run time');
    if (container.kind === 'symbol') {
      return container.path === 'os.environ'
        ? environmentVariable(this, keyNode, node)
        : { ...container, path: `${container.path}[]` };
    }
    if (container.kind === 'list' && /^-?\d+$/.test(keyNode.text)) {
      const item = container.open ? undefined : container.items.at(Number(keyNode.text));
      return item === undefined ? unknown('it is looked up at run time') : heldBy(container, item);
    }
    const key = this.evaluate(keyNode);
    const found =
      container.kind === 'dict' && key.kind === 'string' ? entryOf(container, key.value) : undefined;
    return found ?? unknown('it is looked up at run time');
  }
}

/** What is spread later may set the keys before it anew. */
function markOverridable(entries: Map<string, DictEntry>): void {
  for (const [name, entry] of entries)
    entries.set(name, { ...entry, value: { ...entry.value, overridable: true } });
}
