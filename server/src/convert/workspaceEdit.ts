import type { SnippetTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { groupBy } from '../../../core/src/collections/groupBy.ts';
import type { DocumentEdit } from '../../../core/src/finding/fix.ts';
import type { Locate } from '../documents/openText.ts';

/** An edit that a client refuses where an open document has changed since. Files that are not open name no version. */
export function toWorkspaceEdit(edits: readonly DocumentEdit[], locate: Locate): WorkspaceEdit {
  const byText = groupBy(edits, ({ path, cell }) => JSON.stringify([path, cell]));
  return {
    documentChanges: [...byText.values()].flatMap((own) =>
      own.slice(0, 1).map(({ path, cell }) => documentEdit(locate, path, cell, own.map(toTextEdit))),
    ),
  };
}

/**
 * One edit with a part that the client selects, so that the user types over it.
 * @param beside other edits of the same text
 */
export function toSnippetEdit(
  { path, cell, range, text }: DocumentEdit,
  locate: Locate,
  beside: readonly DocumentEdit[] = [],
): WorkspaceEdit {
  const edit: SnippetTextEdit = { range, snippet: { kind: 'snippet', value: text } };
  return { documentChanges: [documentEdit(locate, path, cell, [edit, ...beside.map(toTextEdit)])] };
}

function documentEdit(
  locate: Locate,
  path: string,
  cell: number | undefined,
  edits: (TextEdit | SnippetTextEdit)[],
): TextDocumentEdit {
  const { uri, version } = locate(path, cell);
  return { textDocument: { uri, version }, edits };
}

function toTextEdit({ range, text }: DocumentEdit): TextEdit {
  return { range, newText: text };
}
