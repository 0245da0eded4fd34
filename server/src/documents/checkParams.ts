import type { DidChangeTextDocumentParams, TextDocumentItem } from 'vscode-languageserver/node';

// A client's word is data: what is kept here is read by every later answer.

/** @throws TypeError where a part has another type than the protocol says */
export function checkOpened(item: TextDocumentItem): TextDocumentItem {
  const { uri, languageId, version, text } = item;
  check('uri', typeof uri === 'string');
  check('languageId', typeof languageId === 'string');
  check('version', Number.isInteger(version));
  check('text', typeof text === 'string');
  return item;
}

/** @throws TypeError where a part has another type than the protocol says */
export function checkChanged(params: DidChangeTextDocumentParams): DidChangeTextDocumentParams {
  const { textDocument, contentChanges } = params;
  check('uri', typeof textDocument.uri === 'string');
  check('version', Number.isInteger(textDocument.version));
  check('contentChanges', Array.isArray(contentChanges));
  for (const change of contentChanges) {
    check('text', typeof change.text === 'string');
    if (!('range' in change) || change.range === undefined) continue;
    for (const position of [change.range?.start, change.range?.end]) {
      check('range', isCount(position?.line) && isCount(position?.character));
    }
  }
  return params;
}

/** A number of things, or a place among them. */
export function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}

/** @throws TypeError where the part does not hold */
export function check(part: string, holds: boolean): void {
  if (!holds) throw new TypeError(`the document's ${part} is not what the protocol says`);
}
