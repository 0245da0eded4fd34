import type * as vscode from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient/node';

/** Where Python is written; diff views and the like show other versions of the same files. */
export const sourceSchemes = ['file', 'untitled', 'vscode-vfs'];

/** Of the same types as the server's `notebookDocumentSync`. The interactive window has a scheme of its own. */
const notebookFilters = [
  ...sourceSchemes.map((scheme) => ({ notebookType: 'jupyter-notebook', scheme })),
  { notebookType: 'interactive', scheme: 'vscode-interactive' },
];

/** Cells of any language: VS Code asks the first cell, also where it is markup, for what concerns its notebook. */
export const cellSelector: DocumentSelector = notebookFilters.map((notebook) => ({ notebook }));

/** The cells that the server is told of: all of a notebook, none where it is another version of one, as in a diff. */
export function syncedCells(
  { notebookType, uri }: vscode.NotebookDocument,
  cells: vscode.NotebookCell[],
): vscode.NotebookCell[] {
  const isSource = notebookFilters.some(
    (filter) => filter.notebookType === notebookType && filter.scheme === uri.scheme,
  );
  return isSource ? cells : [];
}
