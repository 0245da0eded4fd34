import type { PythonModule } from '../module.ts';
import type { OffsetEdit } from './insertArgument.ts';

const name = 'snapshot_download';
const imported =
  /^from[ \t]+huggingface_hub[ \t]+import[ \t]+(?:\w+,[ \t]*)*snapshot_download\b(?![ \t]+as\b)/m;

/**
 * What makes `snapshot_download` known in a module: nothing where it is imported, an import before the first other
 * one. `undefined` where the name may mean something else or there is no place for an import.
 */
export function importSnapshotDownload({ text, root }: PythonModule): readonly OffsetEdit[] | undefined {
  if (imported.test(text)) return [];
  if (text.includes(name)) return undefined;
  const first = root.namedChildren.find(
    ({ type }) => type === 'import_statement' || type === 'import_from_statement',
  );
  if (first === undefined || first.startPosition.column !== 0) return undefined;
  return [{ start: first.startIndex, end: first.startIndex, text: `from huggingface_hub import ${name}\n` }];
}
