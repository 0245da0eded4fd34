/** A cell of a notebook as its file holds it. */
export interface NotebookCell {
  readonly cell_type: 'code' | 'markdown' | 'raw';
  readonly source: string | readonly string[];
  readonly outputs?: readonly unknown[];
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** A code cell whose source is a list of lines, as Jupyter writes it. */
export function codeCell(text: string, outputs: readonly unknown[] = []): NotebookCell {
  return { cell_type: 'code', source: text.match(/[^\n]*\n|[^\n]+$/g) ?? [], outputs, metadata: {} };
}

/** The text of a notebook file of nbformat 4, indented as Jupyter does it. */
export function notebookText(
  cells: readonly (NotebookCell | string)[],
  { language = 'python', indent = 1 }: { language?: string; indent?: number } = {},
): string {
  const notebook = {
    cells: cells.map((cell) => (typeof cell === 'string' ? codeCell(cell) : cell)),
    metadata: { language_info: { name: language } },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, undefined, indent)}\n`;
}
