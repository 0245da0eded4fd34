import type { SnippetTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { groupBy } from '../../../core/src/collections/groupBy.ts';
import type { DocumentEdit } from '../../../core/src/finding/fix.ts';
import type { OpenDocument } from '../documents/openDocument.ts';

/**
 * An edit that a client refuses where the document has changed since. Edits of other files than `document` name no
 * version: they are not open here.
 */
export function toWorkspaceEdit(edits: readonly DocumentEdit[], document: OpenDocument): WorkspaceEdit {
  const byPath = groupBy(edits, ({ path }) => path);
  return {
    documentChanges: [...byPath].map(([path, own]) => documentEdit(path, own.map(toTextEdit), document)),
  };
}

/** One edit of `document` with a part that the client selects, so that the user types over it. */
export function toSnippetEdit(edit: SnippetTextEdit, document: OpenDocument): WorkspaceEdit {
  return { documentChanges: [documentEdit(document.path, [edit], document)] };
}

function documentEdit(
  path: string,
  edits: (TextEdit | SnippetTextEdit)[],
  document: OpenDocument,
): TextDocumentEdit {
  const own = path === document.path;
  return {
    textDocument: {
      uri: own ? document.uri : URI.file(path).toString(),
      version: own ? document.version : null,
    },
    edits,
  };
}

function toTextEdit({ range, text }: DocumentEdit): TextEdit {
  return { range, newText: text };
}
