/** Cell magics whose body is Python that runs in the notebook: IPython's own and those of common extensions. */
const pythonMagics = new Set([
  'capture',
  'debug',
  'ipytest',
  'lprun',
  'memit',
  'mprun',
  'prun',
  'pypy',
  'python',
  'python3',
  'scalene',
  'snakeviz',
  'time',
  'timeit',
]);

/** Cell magics whose body a shell runs; `shell` is Colab's, `sh` and `script` IPython's. */
const shellMagics = new Set(['bash', 'sh', 'shell', 'system', 'sx', '!']);

/** Line magics that run the Python behind them: `%time model = load()`. */
const statementMagics = new Set(['lprun', 'memit', 'mprun', 'prun', 'time', 'timeit']);

/** Databricks gives a whole cell to another language by a line magic on its first line. */
const databricksMagics = new Set(['fs', 'md', 'md-sandbox', 'r', 'scala', 'sh', 'sql']);

/** What a cell is below its first line. */
export type CellBody = 'python' | 'shell' | 'other';

/** What the body under `%%name line` is; what nobody here knows is not read as Python. */
export function bodyOfCellMagic(name: string, line: string): CellBody {
  if (pythonMagics.has(name)) return 'python';
  if (shellMagics.has(name)) return 'shell';
  return name === 'script' && /^(?:[\w./-]*\/)?(?:ba|z|da)?sh\b/.test(line.trim()) ? 'shell' : 'other';
}

/** What a cell is whose first line is `%name line`, where that line speaks for the whole cell. */
export function bodyOfFirstLine(name: string, line: string): CellBody | undefined {
  if (!databricksMagics.has(name)) return undefined;
  if (name === 'sh') return 'shell';
  // With SQL on its own line it is the magic of ipython-sql, and Python follows.
  return name === 'md' || line.trim() === '' ? 'other' : undefined;
}

export function runsStatement(name: string): boolean {
  return statementMagics.has(name);
}
