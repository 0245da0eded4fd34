/** True for a path that says by its ending that it is a Jupyter notebook. */
export function isNotebookFile(path: string): boolean {
  return /\.ipynb$/i.test(path);
}
