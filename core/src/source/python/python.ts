import { Edit, type Tree } from 'web-tree-sitter';
import { BoundedParser } from '../boundedParse.ts';
import type { Language } from '../language.ts';
import { checkIndentation } from '../limits.ts';
import type { TextChange } from '../textChange.ts';
import { createParser, loadGrammar } from '../treeSitter.ts';
import { withoutLongCommentRuns } from './longCommentRuns.ts';

/** Python, by tree-sitter's own grammar. */
export async function loadPython(wasmDirectory: string): Promise<Language> {
  const parser = new BoundedParser(createParser(await loadGrammar('tree-sitter-python', wasmDirectory)));
  return {
    id: 'python',
    endings: ['.py', '.pyi', '.pyw'],
    parse: (text, previous) => parse(parser, text, previous),
  };
}

function parse(
  parser: BoundedParser,
  text: string,
  previous: { readonly tree: Tree; readonly changes: readonly TextChange[] } | undefined,
): Tree {
  checkIndentation(text);
  for (const change of previous?.changes ?? []) previous?.tree.edit(new Edit(toPoints(change)));
  return parser.parse(withoutLongCommentRuns(text), previous?.tree);
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
