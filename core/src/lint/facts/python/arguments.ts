import type { Node } from 'web-tree-sitter';
import { meaningfulChildren } from './extras.ts';

export interface KeywordArgument {
  readonly node: Node;
  readonly value: Node;
}

/** The arguments of a call as they are written. */
export interface WrittenArguments {
  /** `argument_list`, or undefined for a call on a generator expression. */
  readonly list: Node | undefined;
  /** Up to the first `*args`. */
  readonly positional: readonly Node[];
  readonly keywords: ReadonlyMap<string, KeywordArgument>;
  /** The operands of `**`. */
  readonly splats: readonly Node[];
  /** True where `*args` hides positions. */
  readonly starred: boolean;
}

export function argumentsOf(call: Node): WrittenArguments {
  const node = call.childForFieldName('arguments');
  const list = node?.type === 'argument_list' ? node : undefined;
  const positional: Node[] = [];
  const keywords = new Map<string, KeywordArgument>();
  const splats: Node[] = [];
  let starred = false;
  for (const child of list === undefined ? [] : meaningfulChildren(list)) {
    if (child.type === 'keyword_argument') {
      const name = child.childForFieldName('name')?.text;
      const value = child.childForFieldName('value');
      if (name !== undefined && value !== null) keywords.set(name, { node: child, value });
    } else if (child.type === 'dictionary_splat') {
      const operand = child.firstNamedChild;
      if (operand !== null) splats.push(operand);
    } else if (child.type === 'list_splat') starred = true;
    else if (!starred) positional.push(child);
  }
  return { list, positional, keywords, splats, starred };
}
