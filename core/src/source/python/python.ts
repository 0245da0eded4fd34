import { Edit, type Parser, type Tree } from 'web-tree-sitter';
import type { Language } from '../language.ts';
import type { TextChange } from '../textChange.ts';
import { createParser, loadGrammar } from '../treeSitter.ts';
import { withoutLongCommentRuns } from './longCommentRuns.ts';

/** Python, by tree-sitter's own grammar. */
export async function loadPython(wasmDirectory: string): Promise<Language> {
  const parser = createParser(await loadGrammar('tree-sitter-python', wasmDirectory));
  return {
    id: 'python',
    endings: ['.py', '.pyi', '.pyw'],
    parse: (text, previous) => parse(parser, text, previous),
  };
}

function parse(
  parser: Parser,
  text: string,
  previous: { readonly tree: Tree; readonly changes: readonly TextChange[] } | undefined,
): Tree {
  for (const change of previous?.changes ?? []) previous?.tree.edit(new Edit(toPoints(change)));
  const tree = parser.parse(withoutLongCommentRuns(text), previous?.tree);
  if (tree === null) throw new Error('the parser has no grammar or was cancelled');
  return tree;
}

function toPoints(change: TextChange): ConstructorParameters<typeof Edit>[0] {
  const point = ({ line, character }: TextChange['startPosition']) => ({ row: line, column: character });
  return {
    startIndex: change.startIndex,
    oldEndIndex: change.oldEndIndex,
    newEndIndex: change.newEndIndex,
    startPosition: point(change.startPosition),
    oldEndPosition: point(change.oldEndPosition),
    newEndPosition: point(change.newEndPosition),
  };
}
