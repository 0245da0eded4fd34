import type { Node } from 'web-tree-sitter';
import { argumentsOf } from './arguments.ts';
import type { PythonModule } from './module.ts';
import { bindingScope } from './scope.ts';
import { type DictEntry, type DictValue, type ListValue, unknown, type Value } from './value.ts';

/** Methods that change a dict or a list in place. */
const mutators = new Set(
  'update setdefault pop popitem clear append extend insert remove reverse sort __setitem__'.split(' '),
);

const changedLater = unknown('it is changed step by step');

/** One change of a container in place; without `key` it may concern every key. */
interface Mutation {
  readonly key?: Node;
  readonly valueNode?: Node;
}

/** A dict or list under a name, as it is after all changes in place: what they may touch is not known. */
export function afterMutations(module: PythonModule, value: Value, name: string, scope: Node): Value {
  if (!isContainer(value)) return value;
  const uses = module.identifiers(name).filter((identifier) => seesScope(module, identifier, scope));
  return changed(module, value, uses);
}

/** The same for `self.name` and `other.name`, wherever in the module. */
export function afterAttributeMutations(module: PythonModule, value: Value, name: string): Value {
  if (!isContainer(value)) return value;
  const uses = module.identifiers(name).flatMap((identifier) => {
    const parent = module.parent(identifier);
    return parent?.type === 'attribute' && parent.childForFieldName('attribute')?.id === identifier.id
      ? [parent]
      : [];
  });
  return changed(module, value, uses);
}

function isContainer(value: Value): value is DictValue | ListValue {
  return value.kind === 'dict' || value.kind === 'list';
}

function changed(module: PythonModule, value: DictValue | ListValue, uses: readonly Node[]): Value {
  const mutations = uses.flatMap((use) => mutationsAt(module, use));
  if (mutations.length === 0) return value;
  if (value.kind === 'list') return changedLater;
  const entries = new Map<string, DictEntry>(value.entries);
  let open = value.open;
  for (const { key, valueNode } of mutations) {
    const name = key === undefined ? undefined : plainKey(key);
    if (name === undefined || key === undefined) {
      open = true;
      for (const [one, entry] of entries) entries.set(one, { ...entry, value: changedLater });
    } else entries.set(name, { key, valueNode: valueNode ?? key, value: changedLater });
  }
  return { ...value, entries, open };
}

/** `d["k"] = v`, `del d["k"]`, `d.update(k=v)`, `d |= ...`, `l.append(...)`. */
function mutationsAt(module: PythonModule, use: Node): readonly Mutation[] {
  const parent = module.parent(use);
  if (parent === undefined) return [];
  if (parent.type === 'subscript' && parent.childForFieldName('value')?.id === use.id) {
    const holder = module.parent(parent);
    const key = parent.childForFieldName('subscript');
    const right = holder?.childForFieldName('right');
    const isTarget =
      (holder?.type === 'assignment' || holder?.type === 'augmented_assignment') &&
      holder.childForFieldName('left')?.id === parent.id;
    if (!isTarget && holder?.type !== 'delete_statement') return [];
    return [{ ...(key ? { key } : {}), ...(right ? { valueNode: right } : {}) }];
  }
  if (parent.type === 'attribute' && parent.childForFieldName('object')?.id === use.id) {
    const method = parent.childForFieldName('attribute')?.text ?? '';
    return mutators.has(method) ? mutationsByMethod(module.parent(parent), method) : [];
  }
  const augmented = parent.type === 'augmented_assignment' && parent.childForFieldName('left')?.id === use.id;
  return augmented ? [{}] : [];
}

function mutationsByMethod(call: Node | undefined, method: string): readonly Mutation[] {
  if (call?.type !== 'call') return [{}];
  const given = argumentsOf(call);
  if (method === 'update' && given.positional.length === 0 && given.splats.length === 0 && !given.starred) {
    return [...given.keywords.values()].map(({ node, value }) => ({ key: node, valueNode: value }));
  }
  const [key, valueNode] = given.positional;
  if ((method === 'setdefault' || method === 'pop') && key !== undefined) {
    return [{ key, ...(valueNode === undefined ? {} : { valueNode }) }];
  }
  return [{}];
}

/** A key that is written as a plain string or as a keyword. */
function plainKey(key: Node): string | undefined {
  if (key.type === 'keyword_argument') return key.childForFieldName('name')?.text;
  if (key.type !== 'string' || key.namedChildren.some((part) => part.type === 'interpolation'))
    return undefined;
  return key.namedChildren.map((part) => (part.type === 'string_content' ? part.text : '')).join('');
}

function seesScope(module: PythonModule, identifier: Node, scope: Node): boolean {
  const own = bindingScope(module, identifier);
  return own.id === scope.id || module.ancestors(own).some((ancestor) => ancestor.id === scope.id);
}
