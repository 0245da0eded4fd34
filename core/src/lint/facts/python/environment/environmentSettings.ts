import type { Node } from 'web-tree-sitter';
import { addressVariables } from '../../../environment/addressVariables.ts';
import { unsafeVariables } from '../../../environment/unsafeVariables.ts';
import type { EnvironmentSetting } from '../../environment.ts';
import { argumentsOf } from '../arguments.ts';
import { removeStatement } from '../edits/removeStatement.ts';
import type { Evaluator } from '../evaluator.ts';
import { meaningfulChildren } from '../extras.ts';
import { nodeSpan } from '../nodeSpan.ts';
import type { DictValue } from '../value.ts';
import { environmentUses } from './environmentUses.ts';
import { textsOf } from './textsOf.ts';

const names = [...unsafeVariables.map(({ name }) => name), ...addressVariables.keys()];
const anyVariable = new RegExp(String.raw`\b(?:${names.join('|')})\b`);

/** Spares most files a closer look. */
export function maySetEnvironment(text: string): boolean {
  return (text.includes('environ') || text.includes('putenv')) && anyVariable.test(text);
}

/**
 * The variables that a Python text sets, for its own process or for one that it starts, where name and value are
 * known; in the order of the text.
 */
export function environmentSettings(evaluator: Evaluator): readonly EnvironmentSetting[] {
  const put = evaluator.module.identifiers('putenv').flatMap((name) => putenv(evaluator, name));
  const set = environmentUses(evaluator).flatMap((use) => settingsAt(evaluator, use));
  return [...set, ...put].sort((a, b) => a.span.start - b.span.start);
}

function settingsAt(evaluator: Evaluator, use: Node): readonly EnvironmentSetting[] {
  const { module } = evaluator;
  const holder = module.parent(use);
  switch (holder?.type) {
    case 'subscript':
      return subscriptSetting(evaluator, use, holder);
    case 'attribute':
      return methodSettings(evaluator, holder);
    case 'augmented_assignment': {
      const right = holder.childForFieldName('right');
      const isMerge = holder.childForFieldName('operator')?.text === '|=' && right?.id !== use.id;
      return isMerge && right !== null ? dictSettings(evaluator, right, holder) : [];
    }
    case 'dictionary_splat':
      return besideSplat(evaluator, holder);
    case 'argument_list':
      return besideArgument(evaluator, holder);
    default:
      return [];
  }
}

/** `os.environ["X"] = "1"` */
function subscriptSetting(evaluator: Evaluator, use: Node, subscript: Node): readonly EnvironmentSetting[] {
  const assignment = evaluator.module.parent(subscript);
  const [name, ...more] = subscript.childrenForFieldName('subscript');
  const right = assignment?.childForFieldName('right');
  if (assignment?.type !== 'assignment' || name === undefined || more.length > 0 || !right) return [];
  if (subscript.childForFieldName('value')?.id !== use.id || right.id === subscript.id) return [];
  return settings(evaluator, { name, value: right, scope: assignment });
}

/** `os.environ.setdefault("X", "1")`, `os.environ.update({...}, X="1")` */
function methodSettings(evaluator: Evaluator, attribute: Node): readonly EnvironmentSetting[] {
  const call = evaluator.module.parent(attribute);
  if (call?.type !== 'call' || call.childForFieldName('function')?.id !== attribute.id) return [];
  const { positional, keywords } = argumentsOf(call);
  const [first, second] = positional;
  switch (attribute.childForFieldName('attribute')?.text) {
    case 'setdefault':
    case '__setitem__':
      if (first === undefined || second === undefined) return [];
      return settings(evaluator, { name: first, value: second, scope: call });
    case 'update':
      return [
        ...(first === undefined ? [] : dictSettings(evaluator, first, call)),
        ...keywordSettings(evaluator, keywords, call),
      ];
    default:
      return [];
  }
}

/** `{**os.environ, "X": "1"}`, `dict(**os.environ, X="1")`: what a process is started with. */
function besideSplat(evaluator: Evaluator, splat: Node): readonly EnvironmentSetting[] {
  const holder = evaluator.module.parent(splat);
  if (holder?.type === 'argument_list') return besideArgument(evaluator, holder);
  if (holder?.type !== 'dictionary') return [];
  return meaningfulChildren(holder).flatMap((pair) => {
    const name = pair.type === 'pair' ? pair.childForFieldName('key') : null;
    const value = pair.type === 'pair' ? pair.childForFieldName('value') : null;
    return name && value ? settings(evaluator, { name, value, scope: pair, isPart: true }) : [];
  });
}

/** `dict(os.environ, X="1")` */
function besideArgument(evaluator: Evaluator, list: Node): readonly EnvironmentSetting[] {
  const call = evaluator.module.parent(list);
  if (call?.type !== 'call' || call.childForFieldName('function')?.text !== 'dict') return [];
  return keywordSettings(evaluator, argumentsOf(call).keywords, call);
}

function putenv(evaluator: Evaluator, identifier: Node): readonly EnvironmentSetting[] {
  const { module } = evaluator;
  const parent = module.parent(identifier);
  const callee = parent?.type === 'attribute' ? parent : identifier;
  const call = module.parent(callee);
  if (call?.type !== 'call' || call.childForFieldName('function')?.id !== callee.id) return [];
  const path = evaluator.evaluate(callee);
  const [name, value] = argumentsOf(call).positional;
  if (path.kind !== 'symbol' || path.path !== 'os.putenv' || !name || !value) return [];
  return settings(evaluator, { name, value, scope: call });
}

function dictSettings(evaluator: Evaluator, node: Node, scope: Node): readonly EnvironmentSetting[] {
  const dict = evaluator.evaluate(node);
  return dict.kind === 'dict' ? entriesOf(evaluator, dict, scope) : [];
}

function entriesOf(evaluator: Evaluator, dict: DictValue, scope: Node): readonly EnvironmentSetting[] {
  return [...dict.entries].flatMap(([name, { valueNode }]) =>
    settings(evaluator, { name, value: valueNode, scope, isPart: true }),
  );
}

function keywordSettings(
  evaluator: Evaluator,
  keywords: ReadonlyMap<string, { readonly value: Node }>,
  scope: Node,
): readonly EnvironmentSetting[] {
  return [...keywords].flatMap(([name, { value }]) =>
    settings(evaluator, { name, value, scope, isPart: true }),
  );
}

interface Written {
  readonly name: Node | string;
  readonly value: Node;
  readonly scope: Node;
  /** True where the setting is part of a larger expression. */
  readonly isPart?: boolean;
}

/** One for each name and text that the two nodes may be. */
function settings(evaluator: Evaluator, { name, value, scope, isPart }: Written): EnvironmentSetting[] {
  const { module } = evaluator;
  const names = typeof name === 'string' ? [name] : textsOf(evaluator.evaluate(name)).map(({ text }) => text);
  const texts = textsOf(evaluator.constant(value));
  return names.flatMap((one) =>
    texts.map(
      (known): EnvironmentSetting => ({
        name: one,
        value: known.text,
        span: nodeSpan(value),
        scope: nodeSpan(scope),
        provenance: known.value.trail,
        overridable: known.value.overridable,
        remove: () => {
          const edit = isPart === true ? undefined : removeStatement(module, scope);
          const { path, lines } = module.document;
          return edit && [{ path, range: lines.rangeOf(edit), text: edit.text }];
        },
      }),
    ),
  );
}
