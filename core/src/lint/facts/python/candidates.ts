import type { Node } from 'web-tree-sitter';
import type { PythonModule } from './module.ts';

/** Steps from a callable to another name of it: an alias of an alias is rare, a chain of ten is hostile. */
const maximumAliases = 200;

/** Functions that call their first argument with all others: `asyncio.to_thread(load, "a/b", revision=...)`. */
const callers = new Set(['to_thread', 'submit', 'partial']);

/** A call, and the expression that says what is called: the first argument where another function calls it. */
export interface Candidate {
  readonly call: Node;
  readonly callee: Node;
}

/**
 * The calls that may reach a callable with one of these last names: calls by that name, and by every name that
 * an import alias, an assignment, `partial` or a subclass gives it. What they really call is for the evaluator.
 */
export function candidateCalls(module: PythonModule, names: Iterable<string>): readonly Candidate[] {
  const calls = new Map<number, Candidate>();
  const queue = [...names];
  const seen = new Set(queue);
  for (const name of queue) {
    for (const identifier of module.identifiers(name)) {
      const use = classify(module, identifier);
      if (use.candidate !== undefined) calls.set(use.candidate.call.id, use.candidate);
      for (const alias of use.aliases) {
        if (seen.has(alias) || seen.size > maximumAliases) continue;
        seen.add(alias);
        queue.push(alias);
      }
    }
  }
  return [...calls.values()].sort((a, b) => a.call.startIndex - b.call.startIndex);
}

interface Use {
  readonly candidate?: Candidate;
  readonly aliases: readonly string[];
}

function classify(module: PythonModule, identifier: Node): Use {
  const parent = module.parent(identifier);
  if (parent === undefined) return { aliases: [] };
  const callable =
    parent.type === 'attribute' && parent.childForFieldName('attribute')?.id === identifier.id
      ? parent
      : identifier;
  const holder = callable === identifier ? parent : module.parent(parent);
  if (holder?.type === 'call' && holder.childForFieldName('function')?.id === callable.id) {
    return { candidate: { call: holder, callee: callable }, aliases: nameOfPartial(module, holder) };
  }
  const aliases = aliasesFrom(module, callable, holder);
  const caller = aliases.length > 0 ? undefined : callerOf(module, callable, holder);
  return { ...(caller === undefined ? {} : { candidate: { call: caller, callee: callable } }), aliases };
}

/** The call that calls its first argument, where `callable` is that argument. */
function callerOf(module: PythonModule, callable: Node, holder: Node | undefined): Node | undefined {
  if (holder?.type !== 'argument_list' || holder.firstNamedChild?.id !== callable.id) return undefined;
  const outer = module.parent(holder);
  const name = outer?.childForFieldName('function');
  if (outer?.type !== 'call' || !name) return undefined;
  return callers.has(name.childForFieldName('attribute')?.text ?? name.text) ? outer : undefined;
}

/** `load = partial(AutoModel.from_pretrained, ...)`: the names that take the callable over. */
function aliasesFrom(module: PythonModule, callable: Node, holder: Node | undefined): readonly string[] {
  if (holder === undefined) return [];
  switch (holder.type) {
    case 'dotted_name': {
      const aliased = module.parent(holder);
      const alias = aliased?.type === 'aliased_import' ? aliased.childForFieldName('alias') : null;
      return alias ? [alias.text] : [];
    }
    case 'argument_list': {
      const outer = module.parent(holder);
      if (outer?.type === 'class_definition') return nameOf(outer);
      return outer?.type === 'call' ? assignedNames(module, outer) : [];
    }
    case 'conditional_expression':
    case 'boolean_operator':
    case 'parenthesized_expression':
    case 'tuple':
    case 'list':
      return assignedNames(module, holder);
    default:
      return assignedNames(module, callable);
  }
}

function nameOfPartial(module: PythonModule, call: Node): readonly string[] {
  const callee = call.childForFieldName('function');
  const name = callee?.childForFieldName('attribute') ?? callee;
  return name?.text === 'partial' ? assignedNames(module, call) : [];
}

function assignedNames(module: PythonModule, value: Node): readonly string[] {
  const holder = module.parent(value);
  if (holder?.type === 'assignment' && holder.childForFieldName('right')?.id === value.id) {
    const left = holder.childForFieldName('left');
    if (left?.type === 'identifier') return [left.text];
    return left?.type === 'attribute'
      ? [left.childForFieldName('attribute')?.text ?? ''].filter(Boolean)
      : [];
  }
  if (holder?.type === 'for_statement' && holder.childForFieldName('right')?.id === value.id) {
    const left = holder.childForFieldName('left');
    return left?.type === 'identifier' ? [left.text] : [];
  }
  return [];
}

function nameOf(definition: Node): readonly string[] {
  const name = definition.childForFieldName('name');
  return name === null ? [] : [name.text];
}
