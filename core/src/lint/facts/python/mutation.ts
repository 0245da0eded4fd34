import type { Node } from 'web-tree-sitter';
import type { PythonModule } from './module.ts';
import { bindingScope } from './scope.ts';

const mutators = new Set(['update', 'setdefault', 'pop', 'popitem', 'clear', '__setitem__']);

/** True where a name's dict is changed after it was written: `d["k"] = v`, `d.update(...)`, `del d["k"]`, `d |= ...`. */
export function isMutatedDict(module: PythonModule, name: string, scope: Node): boolean {
  return module.identifiers(name).some((identifier) => {
    const parent = module.parent(identifier);
    if (parent === undefined || !seesScope(module, identifier, scope)) return false;
    if (parent.type === 'subscript' && parent.childForFieldName('value')?.id === identifier.id) {
      const holder = module.parent(parent);
      if (holder?.type === 'delete_statement') return true;
      const left = holder?.childForFieldName('left');
      return (
        (holder?.type === 'assignment' || holder?.type === 'augmented_assignment') && left?.id === parent.id
      );
    }
    if (parent.type === 'attribute' && parent.childForFieldName('object')?.id === identifier.id) {
      return mutators.has(parent.childForFieldName('attribute')?.text ?? '');
    }
    return parent.type === 'augmented_assignment' && parent.childForFieldName('left')?.id === identifier.id;
  });
}

function seesScope(module: PythonModule, identifier: Node, scope: Node): boolean {
  const own = bindingScope(module, identifier);
  return own.id === scope.id || module.ancestors(own).some((ancestor) => ancestor.id === scope.id);
}
