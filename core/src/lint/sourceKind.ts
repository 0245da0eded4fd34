import { isNotebookFile } from '../paths/isNotebookFile.ts';
import { manifestName } from '../policy/manifest.ts';
import { languageOf } from '../source/languages.ts';
import { isEnvironmentFile } from './environment/environmentFile.ts';

/** What a linted text is: source code, a notebook that holds source code, or a file beside sources that decides about loads. */
export type SourceKind = 'python' | 'notebook' | 'manifest' | 'environment';

/** What a file is by its name; `undefined` where nothing of ours reads it. The languages must be loaded. */
export function sourceKindOf(path: string): SourceKind | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  if (name === manifestName) return 'manifest';
  if (isEnvironmentFile(name)) return 'environment';
  if (isNotebookFile(name)) return 'notebook';
  return languageOf(path)?.id;
}
