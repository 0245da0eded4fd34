import type { Node } from 'web-tree-sitter';
import type { PythonModule } from './module.ts';

/** `object.name = value` or `object.name += value`. */
export interface AttributeAssignment {
  readonly target: Node;
  readonly assignment: Node;
}

/** Found once for each name: a class with a thousand methods asks for the same one a thousand times. */
const known = new WeakMap<PythonModule, Map<string, readonly AttributeAssignment[]>>();

/** All assignments to an attribute of this name, of whatever object, in the order of the text. */
export function attributeAssignments(module: PythonModule, name: string): readonly AttributeAssignment[] {
  const names = known.get(module) ?? new Map<string, readonly AttributeAssignment[]>();
  known.set(module, names);
  let found = names.get(name);
  if (found === undefined) {
    found = findAssignments(module, name);
    names.set(name, found);
  }
  return found;
}

function findAssignments(module: PythonModule, name: string): AttributeAssignment[] {
  const found: AttributeAssignment[] = [];
  for (const identifier of module.identifiers(name)) {
    const target = module.parent(identifier);
    if (target?.type !== 'attribute') continue;
    const assignment = module.parent(target);
    if (assignment?.type !== 'assignment' && assignment?.type !== 'augmented_assignment') continue;
    if (assignment.childForFieldName('left')?.id === target.id) found.push({ target, assignment });
  }
  return found;
}
