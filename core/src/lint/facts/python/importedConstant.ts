import type { Node } from 'web-tree-sitter';
import type { ConstantStep, ModuleConstant } from '../../modules/moduleFacts.ts';
import { attributeAssignments } from './attributeAssignments.ts';
import type { Evaluator } from './evaluator.ts';
import { nodeSpan } from './nodeSpan.ts';
import type { DictEntry, SymbolValue, TrailStep, Value } from './value.ts';

/** Names and attributes, also of instances: by PEP 8 what is called and begins with a capital is a class. */
const dottedPath = /^\.*(?:\w+\.|_*[A-Z]\w*\(\)\.)*\w+$/;

/** What an imported name stands for, where a file of the workspace says it; `place` is its use in this document. */
export function importedConstant(evaluator: Evaluator, value: SymbolValue, place: Node): Value | undefined {
  const { path } = value;
  if (path.startsWith('builtins.') || !dottedPath.test(path)) return undefined;
  const constant = evaluator.module.apart(() => evaluator.modules.constant(path));
  if (constant === undefined) return undefined;
  const name = path.slice(path.lastIndexOf('.') + 1);
  // PEP 8: what is written otherwise is a variable, which any module of the program may set.
  const isVariable = !/^[A-Z][A-Z\d_]*$/.test(name);
  const isSetHere = attributeAssignments(evaluator.module, name).length > 0;
  // A container with a second name may be changed under that one.
  const isHeldElsewhere = (constant.kind === 'dict' || constant.kind === 'list') && value.trail.length > 0;
  const found = toValue(constant, place);
  return {
    ...found,
    trail: [...value.trail, ...found.trail],
    overridable: found.overridable || value.overridable || isVariable || isSetHere || isHeldElsewhere,
  };
}

/** A constant of another file as a value of this document, in which `place` stands for it. */
export function toValue(constant: ModuleConstant, place: Node): Value {
  const said = { trail: trailOf(constant.steps, place), overridable: constant.overridable };
  switch (constant.kind) {
    case 'string':
      return { kind: 'string', value: constant.value, ...said };
    case 'boolean':
      return { kind: 'boolean', value: constant.value, ...said };
    case 'number':
      return { kind: 'number', text: constant.text, ...said };
    case 'none':
      return { kind: 'none', ...said };
    case 'unknown':
      return { kind: 'unknown', reason: constant.reason, ...said };
    case 'list': {
      const items = constant.items.map((item) => toValue(item, place));
      return { kind: 'list', items, ...(constant.open ? { open: true } : {}), ...said };
    }
    case 'dict': {
      const entries = new Map<string, DictEntry>();
      for (const [key, entry] of constant.entries) {
        entries.set(key, { key: place, valueNode: place, value: toValue(entry, place) });
      }
      // Whoever else imports it may add keys.
      return { kind: 'dict', entries, open: true, node: place, ...said };
    }
    case 'alternatives':
      return { kind: 'alternatives', values: constant.values.map((one) => toValue(one, place)), ...said };
  }
}

function trailOf(steps: readonly ConstantStep[], place: Node): readonly TrailStep[] {
  return steps.map(({ place: elsewhere, message }) => ({ span: nodeSpan(place), elsewhere, message }));
}
