import { groupBy } from '../../collections/groupBy.ts';
import type { ModelFolder } from '../modelFolder/modelFolder.ts';
import type { NotChecked } from '../report.ts';
import { completeSources, type ExpectedFile } from './expectedFile.ts';
import type { FileJudgement } from './integrityResult.ts';
import { namesForPeople } from './namesForPeople.ts';

/** What was not hashed or not compared, so that no verdict seems to stand on it. */
export function integrityNotChecked(
  folder: ModelFolder,
  expected: readonly ExpectedFile[],
  judgements: readonly FileJudgement[],
): NotChecked[] {
  const missing = judgements.flatMap(({ finding }) =>
    finding?.rule === 'missing-file' ? [finding.path] : [],
  );
  const absent = notDownloaded(folder, expected).filter((path) => !missing.includes(path));
  return [
    ...[...groupBy(judgements, ({ open }) => open)].flatMap(([why, of]) =>
      why === undefined ? [] : [{ what: namesForPeople(of.map(({ path }) => path)), why }],
    ),
    ...folder.skipped.map(({ path, why }) => ({ what: path, why })),
    ...(absent.length === 0 ? [] : [{ what: namesForPeople(absent), why: 'not downloaded' }]),
  ];
}

/** Files of the commit that are not here: an ordinary thing in a Hub cache. */
function notDownloaded({ files, strays }: ModelFolder, expected: readonly ExpectedFile[]): string[] {
  const there = new Set(files.map(({ path }) => path));
  const listed = expected.filter(({ source }) => completeSources.includes(source)).map(({ path }) => path);
  const dangling = strays.filter(({ kind }) => kind === 'dangling-link').map(({ path }) => path);
  return [...new Set([...listed, ...dangling])].filter((path) => !there.has(path));
}
