import type { Node } from 'web-tree-sitter';
import type { Evaluator } from '../evaluator.ts';
import type { PythonModule } from '../module.ts';

/** Names that a text has for `os.environ`: one or two in real code. */
const mostNames = 20;

const environments = new Set(['os.environ', 'os.environ.copy()']);

/** The expressions that are `os.environ` or a copy of it, also under another name. */
export function environmentUses(evaluator: Evaluator): readonly Node[] {
  const { module } = evaluator;
  const names = new Set(['environ']);
  const uses: Node[] = [];
  for (const name of names) {
    for (const identifier of module.identifiers(name)) {
      const expression = outermost(module, identifier);
      const other =
        expression === undefined ? importedAs(module, identifier) : assignedTo(module, expression);
      if (other !== undefined && names.size < mostNames) names.add(other);
      const value = expression === undefined ? undefined : evaluator.evaluate(expression);
      if (expression !== undefined && value?.kind === 'symbol' && environments.has(value.path)) {
        uses.push(expression);
      }
    }
  }
  return uses;
}

/** The whole expression that an identifier belongs to: `os.environ`, `os.environ.copy()`. */
function outermost(module: PythonModule, identifier: Node): Node | undefined {
  const parent = module.parent(identifier);
  if (parent === undefined || parent.type === 'dotted_name' || parent.type === 'aliased_import')
    return undefined;
  const isAttribute =
    parent.type === 'attribute' && parent.childForFieldName('attribute')?.id === identifier.id;
  const environment = isAttribute ? parent : identifier;
  const copy = module.parent(environment);
  const call = copy?.type === 'attribute' ? module.parent(copy) : undefined;
  const isCopy = copy?.childForFieldName('attribute')?.text === 'copy' && call?.type === 'call';
  return isCopy ? call : environment;
}

function importedAs(module: PythonModule, identifier: Node): string | undefined {
  const dotted = module.parent(identifier);
  const aliased = dotted === undefined ? undefined : module.parent(dotted);
  return aliased?.type === 'aliased_import' ? aliased.childForFieldName('alias')?.text : undefined;
}

function assignedTo(module: PythonModule, expression: Node): string | undefined {
  const assignment = module.parent(expression);
  if (assignment?.type !== 'assignment') return undefined;
  if (assignment.childForFieldName('right')?.id !== expression.id) return undefined;
  const left = assignment.childForFieldName('left');
  return left?.type === 'identifier' ? left.text : undefined;
}
