import type {
  DidChangeNotebookDocumentParams,
  DidOpenNotebookDocumentParams,
  NotebookCell,
} from 'vscode-languageserver/node';
import { check, checkChanged, checkOpened, isCount } from './checkParams.ts';

/** @throws TypeError where a part has another type than the protocol says */
export function checkOpenedNotebook(params: DidOpenNotebookDocumentParams): DidOpenNotebookDocumentParams {
  const { notebookDocument, cellTextDocuments } = params;
  check('uri', typeof notebookDocument.uri === 'string');
  checkCells(notebookDocument.cells);
  check('cellTextDocuments', Array.isArray(cellTextDocuments));
  for (const item of cellTextDocuments) checkOpened(item);
  return params;
}

/** @throws TypeError where a part has another type than the protocol says */
export function checkChangedNotebook(
  params: DidChangeNotebookDocumentParams,
): DidChangeNotebookDocumentParams {
  const { notebookDocument, change } = params;
  check('uri', typeof notebookDocument.uri === 'string');
  check('change', typeof change === 'object' && change !== null);
  const { structure, data, textContent } = change.cells ?? {};
  if (structure !== undefined) {
    const { array, didOpen, didClose } = structure;
    check('array', isCount(array.start) && isCount(array.deleteCount));
    if (array.cells !== undefined) checkCells(array.cells);
    check('didOpen', didOpen === undefined || Array.isArray(didOpen));
    for (const item of didOpen ?? []) checkOpened(item);
    check('didClose', didClose === undefined || Array.isArray(didClose));
    for (const item of didClose ?? []) check('uri', typeof item.uri === 'string');
  }
  if (data !== undefined) checkCells(data);
  check('textContent', textContent === undefined || Array.isArray(textContent));
  for (const { document, changes } of textContent ?? []) {
    checkChanged({ textDocument: document, contentChanges: changes });
  }
  return params;
}

function checkCells(cells: readonly NotebookCell[]): void {
  check('cells', Array.isArray(cells));
  for (const { document, kind } of cells) {
    check('cell', typeof document === 'string' && (kind === 1 || kind === 2));
  }
}
