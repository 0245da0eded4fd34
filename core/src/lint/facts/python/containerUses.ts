import type { Node } from 'web-tree-sitter';
import { argumentsOf } from './arguments.ts';
import { bindingsIn } from './bindings.ts';
import type { PythonModule } from './module.ts';
import { bindingScope, scopesOf } from './scope.ts';

/** What one use of a dict or a list may do to it; a use that only reads does nothing. */
export type ContainerChange =
  /** Changed in place here; without `key` it may concern every key. */
  | { readonly kind: 'set'; readonly key?: Node; readonly valueNode?: Node }
  /** What it holds under the key, or under any, is changed so, where that is a container itself. */
  | { readonly kind: 'inner'; readonly key?: Node; readonly changes: readonly ContainerChange[] }
  /** Handed to other code, which may change it. */
  | { readonly kind: 'escape' };

/** Other names that are followed from one container; one with more is given up as handed on. */
const maximumAliases = 20;

const mutators = new Set(
  'update setdefault pop popitem clear append extend insert remove reverse sort'.split(' '),
);

/** Functions and methods that only read or copy their arguments. */
const readers = new Set(
  (
    'print len dict list tuple set frozenset sorted reversed enumerate zip iter str repr bool type id isinstance ' +
    'any all min max sum format pprint pformat dumps dump safe_dump copy deepcopy join ' +
    'debug info warning warn error exception critical log update extend ' +
    'parametrize product chain choice choices sample'
  ).split(' '),
);

/** Positions that only look at a value. */
const looks = new Set(
  (
    'expression_statement interpolation comparison_operator not_operator binary_operator if_statement elif_clause ' +
    'while_statement assert_statement for_statement for_in_clause if_clause dictionary_splat list_splat slice ' +
    'delete_statement global_statement nonlocal_statement print_statement match_statement type dotted_name ' +
    'aliased_import parameters lambda_parameters typed_parameter list_splat_pattern dictionary_splat_pattern ' +
    'as_pattern_target pattern_list tuple_pattern list_pattern'
  ).split(' '),
);

/** Positions whose own value may be the container. */
const handsThrough = new Set([
  'parenthesized_expression',
  'boolean_operator',
  'conditional_expression',
  'named_expression',
]);

/** Positions that set or unset what stands there. */
const targets = new Set([
  'delete_statement',
  'pattern_list',
  'tuple_pattern',
  'list_pattern',
  'as_pattern_target',
]);

const known = new WeakMap<PythonModule, Map<string, readonly ContainerChange[]>>();

/** What the uses of a name in the scope that binds it, and in those inside, do to the container it holds. */
export function changesByName(module: PythonModule, name: string, scope: Node): readonly ContainerChange[] {
  return remembered(module, `${name} ${scope.id}`, () => new UseReader(module).ofName(name, scope));
}

/** The same for `self.name` and `other.name`, wherever in the module. */
export function changesByAttribute(module: PythonModule, name: string): readonly ContainerChange[] {
  return remembered(module, `.${name}`, () => new UseReader(module).ofAttribute(name));
}

/** A dict is looked up as often as it is used: its uses are read once. */
function remembered(
  module: PythonModule,
  key: string,
  read: () => readonly ContainerChange[],
): readonly ContainerChange[] {
  const ofModule = known.get(module) ?? new Map<string, readonly ContainerChange[]>();
  known.set(module, ofModule);
  const changes = ofModule.get(key) ?? read();
  ofModule.set(key, changes);
  return changes;
}

class UseReader {
  readonly #module: PythonModule;
  readonly #seen = new Set<string>();

  constructor(module: PythonModule) {
    this.#module = module;
  }

  ofName(name: string, scope: Node): readonly ContainerChange[] {
    if (!this.#isNew(`${name} ${scope.id}`)) return [];
    if (this.#seen.size > maximumAliases) return [{ kind: 'escape' }];
    return identifiersIn(this.#module, name, scope)
      .filter((identifier) => isVariable(this.#module, identifier) && this.#refersTo(identifier, name, scope))
      .flatMap((identifier) => this.#changesAt(identifier));
  }

  ofAttribute(name: string): readonly ContainerChange[] {
    if (!this.#isNew(`.${name}`)) return [];
    if (this.#seen.size > maximumAliases) return [{ kind: 'escape' }];
    return this.#module.identifiers(name).flatMap((identifier) => {
      const parent = this.#module.parent(identifier);
      return parent?.type === 'attribute' && isField(parent, 'attribute', identifier)
        ? this.#changesAt(parent)
        : [];
    });
  }

  #isNew(key: string): boolean {
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }

  /** True where no scope between has a variable of that name. */
  #refersTo(identifier: Node, name: string, scope: Node): boolean {
    for (const own of [bindingScope(this.#module, identifier), ...scopesOf(this.#module, identifier)]) {
      if (own.id === scope.id) return true;
      if (bindingsIn(this.#module, name, own).length > 0) return false;
    }
    return false;
  }

  #changesAt(use: Node): readonly ContainerChange[] {
    this.#module.spend(1);
    const parent = this.#module.parent(use);
    if (parent === undefined || looks.has(parent.type)) return [];
    switch (parent.type) {
      case 'subscript':
        return isField(parent, 'value', use) ? this.#changesAtKey(parent) : [];
      case 'attribute':
        return this.#changesByMethod(parent);
      case 'augmented_assignment':
        return isField(parent, 'left', use) ? [{ kind: 'set' }] : [];
      case 'assignment':
        return isField(parent, 'right', use) ? this.#changesByAlias(parent) : [];
      case 'argument_list':
        return this.#isRead(parent) ? [] : [{ kind: 'escape' }];
      case 'keyword_argument':
        // By convention an argument of this name is spread, so the call takes a copy, or only read.
        return /kwargs$|^choices$/.test(parent.childForFieldName('name')?.text ?? '')
          ? []
          : [{ kind: 'escape' }];
      case 'named_expression':
        if (isField(parent, 'name', use)) return [];
        return [...this.#changesOfTarget(parent.childForFieldName('name')), ...this.#changesAt(parent)];
      default:
        return handsThrough.has(parent.type) ? this.#changesAt(parent) : otherUse(parent, use);
    }
  }

  /** `d["k"] = v`, `del d["k"]`; `d["k"].update(...)` changes what is under the key. */
  #changesAtKey(subscript: Node): readonly ContainerChange[] {
    const holder = this.#module.parent(subscript);
    const key = subscript.childForFieldName('subscript');
    const place = key === null ? {} : { key };
    const right = holder?.childForFieldName('right');
    if (
      (holder?.type === 'assignment' || holder?.type === 'augmented_assignment') &&
      isField(holder, 'left', subscript)
    ) {
      return [{ kind: 'set', ...place, ...(right ? { valueNode: right } : {}) }];
    }
    const isTarget =
      targets.has(holder?.type ?? '') || (holder !== undefined && isField(holder, 'left', subscript));
    if (isTarget) return [{ kind: 'set', ...place }];
    return inner(key, this.#changesAt(subscript));
  }

  /** `d.update(k=v)`, `l.append(...)`. */
  #changesByMethod(attribute: Node): readonly ContainerChange[] {
    const method = attribute.childForFieldName('attribute')?.text ?? '';
    const call = this.#module.parent(attribute);
    const isCall = call?.type === 'call' && isField(call, 'function', attribute);
    if (mutators.has(method)) return isCall ? changesByCall(call, method) : [{ kind: 'set' }];
    if (/^__(?:setitem|delitem|ior|iadd|imul|init)__$/.test(method)) return [{ kind: 'set' }];
    return method === 'get' && isCall ? inner(argumentsOf(call).positional[0], this.#changesAt(call)) : [];
  }

  /** `a = b = d`: whatever is done to the other names is done to this. */
  #changesByAlias(assignment: Node): readonly ContainerChange[] {
    const changes = [...this.#changesOfTarget(assignment.childForFieldName('left'))];
    const outer = this.#module.parent(assignment);
    if (outer?.type === 'assignment') changes.push(...this.#changesByAlias(outer));
    return changes;
  }

  #changesOfTarget(target: Node | null): readonly ContainerChange[] {
    if (target?.type === 'identifier') return this.ofName(target.text, bindingScope(this.#module, target));
    const attribute = target?.type === 'attribute' ? target.childForFieldName('attribute') : null;
    if (attribute) return this.ofAttribute(attribute.text);
    // Unpacked, its keys or items are copied.
    return targets.has(target?.type ?? '') ? [] : [{ kind: 'escape' }];
  }

  #isRead(list: Node): boolean {
    const call = this.#module.parent(list);
    const callee = call?.type === 'call' ? call.childForFieldName('function') : null;
    if (callee === null) return false;
    const method = callee.childForFieldName('attribute');
    if (method !== null) return readers.has(method.text);
    // A function of the module may have the name of a builtin.
    if (!readers.has(callee.text)) return false;
    return !bindingsIn(this.#module, callee.text, this.#module.root).some(({ kind }) => kind === 'function');
  }
}

function inner(
  key: Node | null | undefined,
  changes: readonly ContainerChange[],
): readonly ContainerChange[] {
  return changes.length === 0 ? [] : [{ kind: 'inner', changes, ...(key ? { key } : {}) }];
}

function changesByCall(call: Node, method: string): readonly ContainerChange[] {
  const given = argumentsOf(call);
  if (method === 'update' && given.positional.length === 0 && given.splats.length === 0 && !given.starred) {
    return [...given.keywords.values()].map(({ node, value }) => ({
      kind: 'set',
      key: node,
      valueNode: value,
    }));
  }
  const [key, valueNode] = given.positional;
  if ((method === 'setdefault' || method === 'pop') && key !== undefined) {
    return [{ kind: 'set', key, ...(valueNode === undefined ? {} : { valueNode }) }];
  }
  return [{ kind: 'set' }];
}

/** In a literal, a `return`, a default and the like it is handed on; as a definition's name it is bound. */
function otherUse(parent: Node, use: Node): readonly ContainerChange[] {
  return isField(parent, 'name', use) ? [] : [{ kind: 'escape' }];
}

/** False for `x.name` and for the name of a keyword argument. */
function isVariable(module: PythonModule, identifier: Node): boolean {
  const parent = module.parent(identifier);
  if (parent?.type === 'attribute') return isField(parent, 'object', identifier);
  return parent?.type !== 'keyword_argument' || isField(parent, 'value', identifier);
}

function isField(parent: Node, field: string, node: Node): boolean {
  return parent.childForFieldName(field)?.id === node.id;
}

/** A file may have a thousand functions with a variable `kwargs`: each looks at its own alone. */
function identifiersIn(module: PythonModule, name: string, scope: Node): readonly Node[] {
  const all = module.identifiers(name);
  const first = firstFrom(all, scope.startIndex);
  return all.slice(first, firstFrom(all, scope.endIndex));
}

/** The index of the first node that starts at or behind a place, found by halving. */
function firstFrom(nodes: readonly Node[], place: number): number {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.startIndex ?? place) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
