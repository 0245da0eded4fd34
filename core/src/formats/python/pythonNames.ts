import type { Node } from 'web-tree-sitter';
import { runningBuiltins } from './capabilities.ts';

/** Rounds over assignments: `a = os`, `b = a.system`. */
const mostRounds = 4;
/** Paths that one name may stand for. */
const mostPaths = 16;
/** Modules of which everything is imported. */
const mostStars = 32;
/** Of expressions within expressions. */
const deepest = 60;
/** Parts of calls that are searched for what is decoded in them. */
const mostSearched = 50_000;

/**
 * What the names of one file stand for: dotted paths of imported things, by imports and plain assignments anywhere in
 * it. Scopes and order do not count: what a name may be at some place, it may be everywhere, which can only find more.
 */
export class PythonNames {
  readonly #paths = new Map<string, Set<string>>();
  readonly #stars = new Set<string>();
  /** What identifiers are, once all bindings are known. */
  readonly #known = new Map<string, readonly string[]>();
  #searchable = mostSearched;

  /** @param nodes all nodes of the file */
  constructor(nodes: readonly Node[]) {
    for (const node of nodes) {
      if (node.type === 'import_statement') this.#bindModules(node);
      else if (node.type === 'import_from_statement') this.#bindMembers(node);
    }
    const bindings = nodes.flatMap(bindingsOf);
    for (let round = 0; round < mostRounds; round += 1) {
      const before = this.#size();
      for (const { name, value } of bindings) for (const path of this.resolve(value)) this.#bind(name, path);
      this.#known.clear();
      if (this.#size() === before) break;
    }
  }

  /** @returns false where more was searched than any genuine file has */
  takeSearch(parts: number): boolean {
    this.#searchable -= parts + 1;
    return this.#searchable >= 0;
  }

  /** The dotted paths that an expression may be; calls in them are marked: `requests.Session().get`. */
  resolve(node: Node, depth = 0): readonly string[] {
    if (depth > deepest) return [];
    const inner = (child: Node | null) => (child === null ? [] : this.resolve(child, depth + 1));
    switch (node.type) {
      case 'identifier':
        return this.#named(node.text.normalize('NFKC'));
      case 'attribute': {
        const name = node.childForFieldName('attribute')?.text.normalize('NFKC') ?? '';
        return inner(node.childForFieldName('object')).map((path) => `${path}.${name}`);
      }
      case 'call':
        return this.#called(node, depth);
      case 'subscript':
        return this.#subscript(node, depth);
      case 'parenthesized_expression':
      case 'await':
        return inner(node.firstNamedChild);
      case 'named_expression':
        return inner(node.childForFieldName('value'));
      case 'conditional_expression':
      case 'boolean_operator':
        return node.namedChildren.flatMap((child) => inner(child));
      default:
        return [];
    }
  }

  #named(name: string): readonly string[] {
    const paths = this.#known.get(name) ?? this.#pathsOf(name);
    this.#known.set(name, paths);
    return paths;
  }

  #pathsOf(name: string): readonly string[] {
    const known = [...(this.#paths.get(name) ?? [])];
    const stars = [...this.#stars].map((module) => `${module}.${name}`);
    const builtin = runningBuiltins.has(name) || name === 'open' || name === 'getattr' || name === 'bytes';
    const own = builtin ? [`builtins.${name}`] : name === '__builtins__' ? ['builtins'] : [];
    return [...known, ...own, ...stars];
  }

  #called(node: Node, depth: number): readonly string[] {
    const callee = node.childForFieldName('function');
    if (callee === null) return [];
    const args = argumentsOf(node);
    return this.resolve(callee, depth + 1).flatMap((path) => {
      const first = args[0];
      const text = first === undefined ? undefined : plainText(first);
      if (path === 'builtins.__import__')
        return text === undefined ? [`${path}()`] : [text.split('.')[0] ?? ''];
      if (path === 'importlib.import_module') return [text ?? `${path}()`];
      const attribute = args[1] === undefined ? undefined : plainText(args[1]);
      if (path === 'builtins.getattr' && first !== undefined && attribute !== undefined)
        return this.resolve(first, depth + 1).map((object) => `${object}.${attribute}`);
      return [`${path}()`];
    });
  }

  /** `sys.modules['os']`, `__builtins__['eval']`, `os.__dict__['system']`. */
  #subscript(node: Node, depth: number): readonly string[] {
    const object = node.childForFieldName('value');
    const key = node.childForFieldName('subscript');
    const text = key === null ? undefined : plainText(key);
    if (object === null) return [];
    return this.resolve(object, depth + 1).flatMap((path) => {
      if (text === undefined) return [`${path}[]`];
      if (path === 'sys.modules') return [text];
      if (path === 'builtins' || path.endsWith('.__dict__'))
        return [`${path.replace(/\.__dict__$/, '')}.${text}`];
      return [`${path}[${text}]`];
    });
  }

  #bindModules(statement: Node): void {
    for (const child of statement.namedChildren) {
      const name = child.type === 'aliased_import' ? child.childForFieldName('name') : child;
      const alias = child.type === 'aliased_import' ? child.childForFieldName('alias') : null;
      if (name?.type !== 'dotted_name') continue;
      const path = compact(name.text);
      const root = path.split('.')[0] ?? path;
      // `import a.b` gives `a`, `import a.b as c` gives `a.b`.
      if (alias === null) this.#bind(root, root);
      else this.#bind(alias.text.normalize('NFKC'), path);
    }
  }

  #bindMembers(statement: Node): void {
    const from = statement.childForFieldName('module_name');
    if (from === null || from.type === 'relative_import') return;
    const module = compact(from.text);
    for (const child of statement.namedChildren) {
      if (child.id === from.id) continue;
      if (child.type === 'wildcard_import' && this.#stars.size < mostStars) this.#stars.add(module);
      const name = child.type === 'aliased_import' ? child.childForFieldName('name') : child;
      const alias = child.type === 'aliased_import' ? child.childForFieldName('alias') : name;
      if (name?.type !== 'dotted_name' || alias === null) continue;
      this.#bind(compact(alias.text), `${module}.${compact(name.text)}`);
    }
  }

  #bind(name: string, path: string): void {
    const paths = this.#paths.get(name) ?? new Set();
    if (paths.size < mostPaths && path.length < 300) paths.add(path);
    this.#paths.set(name, paths);
  }

  #size(): number {
    let size = 0;
    for (const paths of this.#paths.values()) size += paths.size;
    return size;
  }
}

/** Names that a node gives a value: assignments, defaults of parameters, `with ... as`, `name := value`. */
function bindingsOf(node: Node): readonly { readonly name: string; readonly value: Node }[] {
  const pair = (name: Node | null, value: Node | null) =>
    name?.type === 'identifier' && value !== null ? [{ name: name.text.normalize('NFKC'), value }] : [];
  switch (node.type) {
    case 'assignment':
      return pair(node.childForFieldName('left'), node.childForFieldName('right'));
    case 'named_expression':
    case 'default_parameter':
    case 'typed_default_parameter':
      return pair(node.childForFieldName('name'), node.childForFieldName('value'));
    case 'as_pattern':
      return pair(node.childForFieldName('alias')?.firstNamedChild ?? null, node.firstNamedChild);
    default:
      return [];
  }
}

/** The positional arguments of a call. */
export function argumentsOf(call: Node): readonly Node[] {
  const list = call.childForFieldName('arguments');
  return (list?.namedChildren ?? []).filter(
    (child) => child.type !== 'keyword_argument' && child.type !== 'comment',
  );
}

/** The value of a keyword argument of a call. */
export function keywordOf(call: Node, name: string): Node | undefined {
  const list = call.childForFieldName('arguments');
  const found = list?.namedChildren.find(
    (child) => child.type === 'keyword_argument' && child.childForFieldName('name')?.text === name,
  );
  return found?.childForFieldName('value') ?? undefined;
}

/** The text of a string without escapes and parts; `undefined` for any other expression. */
export function plainText(node: Node): string | undefined {
  if (node.type !== 'string') return undefined;
  const parts = node.namedChildren.filter(
    (child) => child.type !== 'string_start' && child.type !== 'string_end',
  );
  if (parts.some((part) => part.type !== 'string_content' || part.text.includes('\\'))) return undefined;
  return parts.map((part) => part.text).join('');
}

function compact(name: string): string {
  return name.replace(/\s+/g, '').normalize('NFKC');
}
