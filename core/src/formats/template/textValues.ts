import { type Namespaces, namespacesOf } from './namespaces.ts';
import {
  type CallExpression,
  type FilterExpression,
  namedFilter,
  nodesOf,
  type TemplateNode,
} from './templateNode.ts';

/** What an expression may be, as far as the texts go that the template itself holds. */
export interface TextValue {
  /** The constant texts that it may be or hold. */
  readonly texts: readonly string[];
  /** `computed`: also texts that the template makes of others, and that reading does not tell. */
  readonly others: 'none' | 'data' | 'computed';
}

const nothing: TextValue = { texts: [], others: 'none' };
/** What the caller gives: messages, tools, numbers. */
const data: TextValue = { texts: [], others: 'data' };
const computed: TextValue = { texts: [], others: 'computed' };

/** Alternatives of one expression. */
const mostTexts = 64;
/** UTF-16 units of one text; a longer one is no name. */
const longestText = 256;

/** Filters that give a number, a truth or a text of which the template decides nothing. */
const opaqueFilters = new Set(['length', 'count', 'int', 'float', 'abs', 'round', 'tojson', 'sum']);
/** Filters and methods that give what they are given, or a part of it. */
const passingFilters = new Set([
  ...['list', 'first', 'last', 'items', 'keys', 'values', 'dictsort', 'sort', 'unique', 'default', 'd'],
  ...['safe', 'string', 'selectattr', 'rejectattr', 'select', 'reject', 'append', 'get', 'copy', 'random'],
]);
/** Those that give a part of a text: of a constant one, a name that is not told. */
const cuttingFilters = new Set([
  'trim',
  'strip',
  'lstrip',
  'rstrip',
  'lower',
  'upper',
  'title',
  'capitalize',
]);

/** Rounds after which what still grows is taken for computed: `{% set x = x ~ 'a' %}`. */
const growing = 6;
/** Rounds in all; a value changes a few times before it is computed. */
const mostRounds = 40;

/**
 * Follows texts through a template: variables, loops, macros and joins, whatever the order in which they run. A list is
 * taken for what it holds. Not a simulation: it knows which names a look-up may use, not which one it uses.
 */
export class TextValues {
  /** What gives each variable a value, and each member of a namespace (`ns.x`) or of any other object (`.x`). */
  readonly #givers = new Map<string, (() => TextValue)[]>();
  readonly #values = new Map<string, TextValue>();
  readonly #namespaces: Namespaces;
  readonly #namespaceNames: ReadonlySet<string>;
  /** What each macro is ever given: its parameters are not told apart. */
  readonly #arguments = new Map<TemplateNode, readonly TemplateNode[]>();
  #known = new Map<TemplateNode, TextValue>();

  constructor(body: readonly TemplateNode[]) {
    const nodes = [...nodesOf(body)];
    this.#namespaces = namespacesOf(nodes);
    this.#namespaceNames = new Set(this.#namespaces.values());
    const calls = new Map<string, CallExpression[]>();
    for (const node of nodes) {
      if (node.type === 'CallExpression' && node.callee.type === 'Identifier')
        add(calls, node.callee.value, node);
    }
    for (const node of nodes) this.#collect(node, calls);
    for (const name of this.#givers.keys()) this.#values.set(name, nothing);
    for (let round = 0; this.#grow(round); round += 1) {
      if (round < mostRounds) continue;
      for (const name of this.#givers.keys()) this.#values.set(name, computed);
      break;
    }
    this.#known = new Map();
  }

  /** True where the template itself gives the name a value. */
  assigns(name: string): boolean {
    return this.#givers.has(name);
  }

  of(node: TemplateNode): TextValue {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const value = this.#compute(node);
    this.#known.set(node, value);
    return value;
  }

  /** One round over all variables; false where none changed. */
  #grow(round: number): boolean {
    let isChanged = false;
    this.#known = new Map();
    for (const [name, givers] of this.#givers) {
      const before = this.#values.get(name) ?? nothing;
      // Nothing worse is to be said of it.
      if (before.others === 'computed') continue;
      const value = join([before, ...givers.map((give) => give())]);
      if (value.texts.length === before.texts.length && value.others === before.others) continue;
      isChanged = true;
      this.#values.set(name, round < growing ? value : { ...value, others: 'computed' });
    }
    return isChanged;
  }

  #collect(node: TemplateNode, calls: ReadonlyMap<string, readonly CallExpression[]>): void {
    switch (node.type) {
      case 'Set': {
        const { value } = node;
        this.#give(node.assignee, () => (value === null ? computed : this.of(value)));
        break;
      }
      case 'For':
        this.#give(node.loopvar, () => this.of(node.iterable));
        break;
      case 'Macro': {
        const given = (calls.get(node.name.value) ?? []).flatMap(({ args }) => args);
        // A macro gives what it writes.
        this.#give(node.name, () => computed);
        this.#arguments.set(node, [...given, ...node.args]);
        for (const parameter of node.args) this.#give(parameter, () => this.of(node));
        break;
      }
      case 'CallStatement':
        for (const parameter of node.callerArgs ?? []) this.#give(parameter, () => computed);
        break;
      case 'ObjectLiteral':
        for (const [key, value] of node.value) {
          if (key.type === 'StringLiteral') add(this.#givers, `.${key.value}`, () => this.of(value));
        }
        break;
      case 'CallExpression': {
        const owner = this.#namespaces.get(node) ?? '';
        for (const arg of node.args) {
          if (arg.type === 'KeywordArgumentExpression')
            add(this.#givers, `${owner}.${arg.key.value}`, () => this.of(arg.value));
        }
      }
    }
  }

  /** Notes what gives a target of an assignment, a loop or a call its value. */
  #give(target: TemplateNode, value: () => TextValue): void {
    if (target.type === 'Identifier') add(this.#givers, target.value, value);
    else if (target.type === 'KeywordArgumentExpression') add(this.#givers, target.key.value, value);
    else if (target.type === 'TupleLiteral') for (const one of target.value) this.#give(one, value);
    else if (target.type === 'MemberExpression' && target.property.type === 'Identifier')
      add(this.#givers, this.#memberOf(target.object, target.property.value), value);
  }

  /** Under which name a member's values are known: that of its namespace, or that of all members called so. */
  #memberOf(object: TemplateNode, name: string): string {
    const isOwn = object.type === 'Identifier' && this.#namespaceNames.has(object.value);
    return `${isOwn ? object.value : ''}.${name}`;
  }

  #union(nodes: readonly TemplateNode[]): TextValue {
    return join(nodes.map((node) => this.of(node)));
  }

  #compute(node: TemplateNode): TextValue {
    switch (node.type) {
      case 'StringLiteral':
        return node.value.length > longestText ? computed : { texts: [node.value], others: 'none' };
      case 'Identifier':
        return this.#values.get(node.value) ?? data;
      case 'ArrayLiteral':
      case 'TupleLiteral':
        return this.#union(node.value);
      case 'ObjectLiteral':
        return this.#union([...node.value.keys(), ...node.value.values()]);
      case 'Macro':
        return this.#union(this.#arguments.get(node) ?? []);
      case 'KeywordArgumentExpression':
        return this.of(node.value);
      case 'SpreadExpression':
      case 'KeywordSpreadExpression':
        return this.of(node.argument);
      case 'Ternary':
        return this.#union([node.trueExpr, node.falseExpr]);
      case 'SelectExpression':
        return this.of(node.lhs);
      case 'BinaryExpression':
        return this.#binary(node.operator.value, node.left, node.right);
      case 'MemberExpression':
        return this.#member(node.object, node.property);
      case 'FilterExpression':
        return this.#filter(node);
      case 'CallExpression':
        return this.#call(node);
      default:
        return data;
    }
  }

  #binary(operator: string, left: TemplateNode, right: TemplateNode): TextValue {
    if (operator === 'and' || operator === 'or') return this.#union([left, right]);
    if (operator === '*') return this.#changed([left, right]);
    // `%` puts its right side into its left where that is a text; numbers alone make none.
    if (operator === '%') return this.of(left).texts.length > 0 ? computed : data;
    if (operator !== '~' && operator !== '+') return data;
    if (left.type === 'ArrayLiteral' || right.type === 'ArrayLiteral') return this.#union([left, right]);
    if (operator === '+' && (isNumber(left) || isNumber(right))) return data;
    return concatenated(this.of(left), this.of(right));
  }

  #member(object: TemplateNode, property: TemplateNode): TextValue {
    const name = property.type === 'Identifier' || property.type === 'StringLiteral' ? property.value : '';
    if (name !== '') return join([data, this.#values.get(this.#memberOf(object, name)) ?? nothing]);
    const value = this.of(object);
    // `'abc'[1:]` is a part of a text.
    return join([data, value, property.type === 'SliceExpression' ? changed(value) : nothing]);
  }

  #filter({ operand, filter }: FilterExpression): TextValue {
    const named = namedFilter(filter);
    return named?.isAll === true
      ? this.#applied(named.name, operand, named.args)
      : this.#changed([operand, filter]);
  }

  #call({ callee, args }: CallExpression): TextValue {
    if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier')
      return this.#applied(callee.property.value, callee.object, args);
    if (callee.type !== 'Identifier') return this.#changed(args);
    if (callee.value === 'namespace' || callee.value === 'dict') return this.#union(args);
    return this.assigns(callee.value) ? this.of(callee) : this.#changed(args);
  }

  #applied(name: string, operand: TemplateNode, args: readonly TemplateNode[]): TextValue {
    if (opaqueFilters.has(name)) return data;
    const value = this.of(operand);
    if (passingFilters.has(name)) return join([value, this.#union(args)]);
    if (cuttingFilters.has(name)) return changed(value);
    if (name === 'format') return computed;
    return this.#changed([operand, ...args]);
  }

  #changed(nodes: readonly TemplateNode[]): TextValue {
    return changed(this.#union(nodes));
  }
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** What is cut out of these or put together of them anew: without an underscore in them, none leads it. */
function changed({ texts, others }: TextValue): TextValue {
  return others === 'computed' || texts.some((text) => text.includes('_')) ? computed : data;
}

function isNumber(node: TemplateNode): boolean {
  if (node.type === 'UnaryExpression') return isNumber(node.argument);
  return node.type === 'IntegerLiteral' || node.type === 'FloatLiteral';
}

function concatenated(left: TextValue, right: TextValue): TextValue {
  const texts = left.texts.flatMap((one) => right.texts.map((other) => one + other));
  if (texts.length > mostTexts || texts.some(({ length }) => length > longestText)) return computed;
  if (left.others === 'none' && right.others === 'none') return { texts, others: 'none' };
  // What follows a harmless beginning makes no other name of it.
  const isLed = left.others === 'none' && left.texts.every((text) => text !== '' && !text.startsWith('_'));
  return { texts, others: isLed ? 'data' : madeOf(left, right) };
}

/** Data beside data, and a text behind data, are the caller's; a text that leads or may lead is the template's. */
function madeOf(left: TextValue, right: TextValue): TextValue['others'] {
  const isData = left.texts.length === 0 && left.others === 'data' && right.texts.length === 0;
  return isData && right.others === 'data' ? 'data' : 'computed';
}

function join(values: readonly TextValue[]): TextValue {
  const texts = [...new Set(values.flatMap((value) => value.texts))];
  if (texts.length > mostTexts || values.some(({ others }) => others === 'computed'))
    return { texts: texts.slice(0, mostTexts), others: 'computed' };
  return { texts, others: values.some(({ others }) => others === 'data') ? 'data' : 'none' };
}
