import type { Node } from 'web-tree-sitter';
import type { PythonModule } from './module.ts';

/**
 * The dotted path to which an import binds a name; that of a relative import of a script begins with its dots.
 * `undefined` for one that leaves its package.
 */
export function importedPath(module: PythonModule, source: Node): string | undefined {
  const dotted = source.type === 'aliased_import' ? source.childForFieldName('name') : source;
  const statement = module.ancestors(source).findLast((node) => node.type.startsWith('import_'));
  if (dotted === null || statement === undefined) return undefined;
  if (statement.type === 'import_statement') {
    // `import a.b` gives `a`, `import a.b as c` gives `a.b`.
    return source.type === 'aliased_import' ? compact(dotted.text) : (dotted.firstChild?.text ?? undefined);
  }
  const from = sourceModule(module, statement);
  return from === undefined ? undefined : joined(from, compact(dotted.text));
}

/** The module of a `from ... import` statement as an absolute name. */
export function sourceModule(module: PythonModule, statement: Node): string | undefined {
  const name = statement.childForFieldName('module_name');
  if (name === null) return undefined;
  if (name.type !== 'relative_import') return compact(name.text);
  const dots = name.firstChild?.text.replace(/[^.]/g, '').length ?? 0;
  const tail = name.namedChildren.find((child) => child.type === 'dotted_name')?.text;
  const base =
    module.name === undefined ? '.'.repeat(dots) : relativeBase(module.name, module.isPackage, dots);
  if (base === undefined) return undefined;
  return tail === undefined ? base : joined(base, compact(tail));
}

/** The modules of which everything is imported, in the order of the text. */
export function starImports(module: PythonModule): readonly string[] {
  return starImportStatements(module)
    .map((statement) => sourceModule(module, statement))
    .filter((from) => from !== undefined);
}

const known = new WeakMap<PythonModule, readonly Node[]>();

/** The `from ... import *` statements, in the order of the text. */
export function starImportStatements(module: PythonModule): readonly Node[] {
  let statements = known.get(module);
  if (statements === undefined) {
    statements = findStarImports(module);
    known.set(module, statements);
  }
  return statements;
}

function findStarImports(module: PythonModule): readonly Node[] {
  const found: Node[] = [];
  for (const match of module.text.matchAll(/\bimport[ \t]*\(?[ \t]*\*/g)) {
    const node = module.root.descendantForIndex(match.index, match.index + 1);
    const statement = node === null ? undefined : module.parent(node);
    if (statement?.type === 'import_from_statement') found.push(statement);
  }
  return found;
}

function relativeBase(name: string, isPackage: boolean, dots: number): string | undefined {
  const parts = name.split('.');
  const up = isPackage ? dots - 1 : dots;
  if (up >= parts.length + (isPackage ? 1 : 0)) return undefined;
  return parts.slice(0, parts.length - up).join('.') || undefined;
}

function joined(base: string, name: string): string {
  return base.endsWith('.') ? base + name : `${base}.${name}`;
}

function compact(dotted: string): string {
  return dotted.replace(/\s|\\/g, '');
}
