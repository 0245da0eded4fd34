import type { Node } from 'web-tree-sitter';
import type { PythonModule } from './module.ts';
import { bindingScope } from './scope.ts';

export type BindingKind =
  | 'assignment'
  | 'import'
  | 'class'
  | 'function'
  | 'parameter'
  | 'loop'
  | 'context'
  | 'opaque';

/** One place that gives a name a value. */
export interface Binding {
  readonly kind: BindingKind;
  readonly identifier: Node;
  /** The node that holds the value: an expression, an import statement, a parameter, a definition. */
  readonly source: Node;
  /** The position of the name in a tuple on the left, where there is one. */
  readonly index?: number;
  readonly scope: Node;
}

const patterns = new Set(['pattern_list', 'tuple_pattern', 'list_pattern']);

/** Of each module that is looked at, what was found so far: names like `model` are bound hundreds of times in a file. */
const known = new WeakMap<PythonModule, Map<string, readonly Binding[]>>();

/** The bindings of a name in one scope, in the order of the text. */
export function bindingsIn(module: PythonModule, name: string, scope: Node): readonly Binding[] {
  const ofModule = known.get(module) ?? new Map<string, readonly Binding[]>();
  known.set(module, ofModule);
  const key = `${name} ${scope.id}`;
  let bindings = ofModule.get(key);
  if (bindings === undefined) {
    bindings = findBindings(module, name, scope);
    ofModule.set(key, bindings);
  }
  return bindings;
}

function findBindings(module: PythonModule, name: string, scope: Node): Binding[] {
  const identifiers = module.bindableIdentifiers(name, scope);
  const global = functionsThatDeclare(module, identifiers, 'global_statement');
  const nonlocal = functionsThatDeclare(module, identifiers, 'nonlocal_statement');
  const found: Binding[] = [];
  for (const identifier of identifiers) {
    const binding = bindingAt(module, identifier);
    if (binding === undefined) continue;
    const written = bindingScope(module, identifier);
    // A name that its function declares `global` is bound in the module, one that is `nonlocal` in a function outside.
    const isHere = nonlocal.has(written.id)
      ? scope.type === 'function_definition' && written.id !== scope.id
      : (global.has(written.id) ? module.root : written).id === scope.id;
    if (isHere) found.push({ ...binding, identifier, scope });
  }
  return found;
}

function functionsThatDeclare(
  module: PythonModule,
  identifiers: readonly Node[],
  statement: 'global_statement' | 'nonlocal_statement',
): ReadonlySet<number> {
  const declarations = identifiers.filter((identifier) => module.parent(identifier)?.type === statement);
  const scopes = declarations.map((identifier) => bindingScope(module, identifier));
  return new Set(scopes.filter(({ type }) => type === 'function_definition').map(({ id }) => id));
}

type Shape = Omit<Binding, 'identifier' | 'scope'>;

function bindingAt(module: PythonModule, identifier: Node): Shape | undefined {
  const parent = module.parent(identifier);
  if (parent === undefined) return undefined;
  if (patterns.has(parent.type)) return patternBinding(module, identifier, parent);
  switch (parent.type) {
    case 'assignment':
      return assigned(parent, identifier, parent);
    case 'augmented_assignment':
    case 'list_splat_pattern':
    case 'dictionary_splat_pattern':
      return opaqueTarget(parent, identifier);
    case 'named_expression':
      return isField(parent, 'name', identifier) ? withValue(parent, 'value') : undefined;
    case 'for_statement':
    case 'for_in_clause':
      return isField(parent, 'left', identifier) ? { kind: 'loop', source: parent } : undefined;
    case 'class_definition':
    case 'function_definition':
      return isField(parent, 'name', identifier)
        ? { kind: parent.type === 'class_definition' ? 'class' : 'function', source: parent }
        : undefined;
    case 'parameters':
    case 'lambda_parameters':
    case 'typed_parameter':
      return { kind: 'parameter', source: parent.type === 'typed_parameter' ? parent : identifier };
    case 'default_parameter':
    case 'typed_default_parameter':
      return isField(parent, 'name', identifier) ? { kind: 'parameter', source: parent } : undefined;
    case 'aliased_import':
      return isField(parent, 'alias', identifier) ? importBinding(module, parent) : undefined;
    case 'dotted_name':
      return dottedImport(module, identifier, parent) ?? capture(module, identifier, parent);
    case 'tuple':
    case 'list':
    case 'parenthesized_expression':
      // `with x as (a, b)`
      return module.ancestors(parent).some(({ type }) => type === 'as_pattern_target')
        ? { kind: 'opaque', source: parent }
        : undefined;
    case 'splat_pattern':
      return { kind: 'opaque', source: parent };
    case 'as_pattern':
      // `case ... as name`; elsewhere the name stands in an `as_pattern_target`.
      return parent.lastNamedChild?.id === identifier.id && module.parent(parent)?.type === 'case_pattern'
        ? { kind: 'opaque', source: parent }
        : undefined;
    case 'as_pattern_target':
      return contextBinding(module, parent);
    default:
      return undefined;
  }
}

function assigned(assignment: Node, target: Node, source: Node): Shape | undefined {
  if (!isField(assignment, 'left', target)) return undefined;
  return { kind: 'assignment', source };
}

function withValue(node: Node, field: string): Shape | undefined {
  const value = node.childForFieldName(field);
  return value === null ? undefined : { kind: 'assignment', source: node };
}

function opaqueTarget(parent: Node, identifier: Node): Shape | undefined {
  const left = parent.childForFieldName('left');
  if (left !== null && left.id !== identifier.id) return undefined;
  return { kind: 'opaque', source: parent };
}

function patternBinding(module: PythonModule, identifier: Node, pattern: Node): Shape | undefined {
  const holder = module.parent(pattern);
  if (holder === undefined) return undefined;
  const index = pattern.namedChildren.findIndex((child) => child.id === identifier.id);
  if (holder.type === 'assignment' && isField(holder, 'left', pattern)) {
    return { kind: 'assignment', source: holder, index };
  }
  if (holder.type === 'for_statement' || holder.type === 'for_in_clause') {
    return isField(holder, 'left', pattern) ? { kind: 'loop', source: holder, index } : undefined;
  }
  return { kind: 'opaque', source: holder };
}

function dottedImport(module: PythonModule, identifier: Node, dotted: Node): Shape | undefined {
  const statement = module.parent(dotted);
  if (statement?.type === 'import_statement') {
    // `import a.b` binds `a` alone.
    return dotted.firstChild?.id === identifier.id ? { kind: 'import', source: dotted } : undefined;
  }
  if (statement?.type !== 'import_from_statement') return undefined;
  return isField(statement, 'module_name', dotted) ? undefined : { kind: 'import', source: dotted };
}

/** In a `case`, a plain name binds whatever stands there; a dotted one, a class and a keyword's name are looked up. */
function capture(module: PythonModule, identifier: Node, dotted: Node): Shape | undefined {
  const holder = module.parent(dotted)?.type;
  const captures = holder === 'case_pattern' || holder === 'union_pattern' || holder === 'keyword_pattern';
  return captures && dotted.namedChildCount === 1 && identifier.text !== '_'
    ? { kind: 'opaque', source: dotted }
    : undefined;
}

function importBinding(module: PythonModule, aliased: Node): Shape | undefined {
  const statement = module.parent(aliased)?.type;
  return statement === 'import_statement' || statement === 'import_from_statement'
    ? { kind: 'import', source: aliased }
    : undefined;
}

function contextBinding(module: PythonModule, target: Node): Shape | undefined {
  const pattern = module.parent(target);
  if (pattern?.type !== 'as_pattern') return undefined;
  return { kind: 'context', source: pattern };
}

/** Compares by place: a field's node is made anew at each call. */
export function isField(parent: Node, field: string, node: Node): boolean {
  return parent.childrenForFieldName(field).some((child) => child.id === node.id);
}
