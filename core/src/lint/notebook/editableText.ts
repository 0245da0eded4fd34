import { isNotebookFile } from '../../paths/isNotebookFile.ts';
import { type CellEdit, NotebookFile } from '../../source/notebook/notebookFile.ts';
import type { Range, TextEdit } from '../../text/range.ts';

/** An edit of a text, or of a cell of a notebook. */
export interface SourceEdit extends TextEdit {
  readonly cell?: number;
}

/** The source in a file as people write it, and how to change the file that holds it. */
export interface EditableText {
  /** What is searched: a notebook's cells one behind the other, any other file's text as it is. */
  readonly source: string;
  /** Where a range of `source` stands for people; `undefined` where it belongs to no cell. */
  placeOf(range: Range): { readonly cell?: number; readonly range: Range } | undefined;
  /** The text that a cell's range counts in. */
  textOf(cell: number | undefined): string | undefined;
  /**
   * Edits of the source as edits of the file.
   * @throws RangeError where two edits of one cell overlap
   */
  inFile(edits: readonly SourceEdit[]): readonly TextEdit[];
}

/** @throws NotebookError for a notebook that cannot be read */
export function editableText(path: string, text: string): EditableText {
  if (!isNotebookFile(path)) {
    return {
      source: text,
      placeOf: (range) => ({ range }),
      textOf: (cell) => (cell === undefined ? text : undefined),
      inFile: (edits) => edits,
    };
  }
  const notebook = new NotebookFile(text);
  return {
    source: notebook.joined.written,
    placeOf: (range) => notebook.joined.toCell(range),
    textOf: (cell) => (cell === undefined ? text : notebook.joined.cellText(cell)),
    inFile: (edits) => {
      const inCells = edits.filter((edit): edit is CellEdit => edit.cell !== undefined);
      return [...edits.filter(({ cell }) => cell === undefined), ...notebook.editsInFile(inCells)];
    },
  };
}
