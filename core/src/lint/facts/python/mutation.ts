import type { Node } from 'web-tree-sitter';
import { type ContainerChange, changesByAttribute, changesByName } from './containerUses.ts';
import type { PythonModule } from './module.ts';
import { type DictEntry, type DictValue, type ListValue, unknown, type Value } from './value.ts';

const changedLater = unknown('it is changed step by step');

/** A dict or list under a name, as it is after all changes in place: what they may touch is not known. */
export function afterMutations(module: PythonModule, value: Value, name: string, scope: Node): Value {
  return isContainer(value) ? changed(module, value, changesByName(module, name, scope)) : value;
}

/** The same for `self.name` and `other.name`, wherever in the module. */
export function afterAttributeMutations(module: PythonModule, value: Value, name: string): Value {
  return isContainer(value) ? changed(module, value, changesByAttribute(module, name)) : value;
}

function isContainer(value: Value): value is DictValue | ListValue {
  return value.kind === 'dict' || value.kind === 'list';
}

/** Names are looked up as often as they are used: what a container is in the end is found once. */
const known = new WeakMap<readonly ContainerChange[], WeakMap<Value, Value>>();

function changed(
  module: PythonModule,
  value: DictValue | ListValue,
  changes: readonly ContainerChange[],
): Value {
  if (changes.length === 0) return value;
  const ofChanges = known.get(changes) ?? new WeakMap<Value, Value>();
  known.set(changes, ofChanges);
  const after = ofChanges.get(value) ?? applied(module, value, changes);
  ofChanges.set(value, after);
  return after;
}

function applied(
  module: PythonModule,
  value: DictValue | ListValue,
  changes: readonly ContainerChange[],
): Value {
  module.spend(changes.length);
  const after =
    value.kind === 'list' ? changedList(module, value, changes) : changedDict(module, value, changes);
  // Code that has it in hand may set whatever it holds.
  if (!changes.some(({ kind }) => kind === 'escape')) return after;
  return after.kind === 'dict'
    ? { ...after, open: true, overridable: true }
    : { ...after, overridable: true };
}

function changedList(module: PythonModule, value: ListValue, changes: readonly ContainerChange[]): Value {
  if (changes.some(({ kind }) => kind === 'set')) return changedLater;
  const inside = changes.flatMap((change) => (change.kind === 'inner' ? change.changes : []));
  return {
    ...value,
    items: value.items.map((item) => (isContainer(item) ? changed(module, item, inside) : item)),
  };
}

function changedDict(module: PythonModule, value: DictValue, changes: readonly ContainerChange[]): Value {
  const entries = new Map<string, DictEntry>(value.entries);
  const inside: ContainerChange[] = [];
  let everyKey = false;
  for (const change of changes) {
    if (change.kind === 'escape') continue;
    const { kind, key } = change;
    const name = key === undefined ? undefined : plainKey(key);
    if (kind === 'inner') {
      const entry = name === undefined ? undefined : entries.get(name);
      if (name === undefined) inside.push(...change.changes);
      else if (entry !== undefined && isContainer(entry.value))
        entries.set(name, { ...entry, value: changed(module, entry.value, change.changes) });
    } else if (name === undefined || key === undefined) everyKey = true;
    else entries.set(name, { key, valueNode: change.valueNode ?? key, value: changedLater });
  }
  for (const [name, entry] of everyKey || inside.length > 0 ? entries : []) {
    if (everyKey) entries.set(name, { ...entry, value: changedLater });
    else if (isContainer(entry.value))
      entries.set(name, { ...entry, value: changed(module, entry.value, inside) });
  }
  return { ...value, entries, open: value.open || everyKey };
}

/** A key that is written as a plain string or as a keyword. */
function plainKey(key: Node): string | undefined {
  if (key.type === 'keyword_argument') return key.childForFieldName('name')?.text;
  if (key.type !== 'string' || key.namedChildren.some((part) => part.type === 'interpolation'))
    return undefined;
  const text = key.namedChildren.map((part) => (part.type === 'string_content' ? part.text : '')).join('');
  return text.includes('\\') ? undefined : text;
}
