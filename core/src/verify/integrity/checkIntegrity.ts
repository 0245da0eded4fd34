import { groupBy } from '../../collections/groupBy.ts';
import type { Digester, DigestOptions, DigestRequest, FileDigest, NoDigest } from '../../digest/digester.ts';
import type { ModelFile, ModelFolder } from '../modelFolder/modelFolder.ts';
import { compareFile, needsGitOid } from './compareFile.ts';
import { completeSources, type ExpectedFile } from './expectedFile.ts';
import type { IntegrityResult } from './integrityResult.ts';
import { joinIntegrity } from './joinIntegrity.ts';
import { judgeMissing, judgeStrays, type NeededPath } from './judgeAbsent.ts';
import { judgeFile } from './judgeFile.ts';
import { readLfsPointer } from './lfsPointer.ts';
import { integrityNotChecked } from './notChecked.ts';

export interface IntegrityQuestion {
  readonly folder: ModelFolder;
  /** From all sources, in any order; only of a manifest that is trusted, and as `hub` only what the Hub itself said. */
  readonly expected: readonly ExpectedFile[];
  /** Files that others of the model say a loader reads. */
  readonly needed?: readonly NeededPath[];
  /** Whether a loader reads a file; without it every one counts. */
  isInLoadSet?(path: string): boolean;
  readonly required: boolean;
  readonly digester: Digester;
}

/**
 * Hashes the files of a model and compares them with what they should be. Passed where every file that a loader reads
 * matches; failed where one does not, is missing, or is a link out of the model; incomplete where it cannot be told.
 * @throws the signal's reason when it is aborted
 */
export async function checkIntegrity(
  { folder, expected, needed = [], isInLoadSet = () => true, required, digester }: IntegrityQuestion,
  options: DigestOptions = {},
): Promise<IntegrityResult> {
  const expectedOf = groupBy(expected, ({ path }) => path);
  const isListComplete = expected.some(({ source }) => completeSources.includes(source));
  const digests = await digestFiles(folder.files, expectedOf, digester, options);
  const judged = folder.files.map((file) => {
    const digest = digests.get(file.realPath);
    const pointer = readLfsPointer(file);
    return judgeFile({
      file,
      expected: expectedOf.get(file.path) ?? [],
      isListComplete,
      isInCache: folder.snapshot !== undefined,
      ...(digest === undefined ? {} : { digest }),
      ...(pointer === undefined ? {} : { pointer }),
    });
  });
  const judgements = [
    ...judged.map(({ judgement }) => judgement),
    ...judgeStrays(folder),
    ...judgeMissing(folder, expected, needed),
  ];
  const files = judged.map(({ file }) => file);
  return {
    check: joinIntegrity({ files, judgements, expected, isInLoadSet, required }),
    files,
    notChecked: integrityNotChecked(folder, expected, judgements),
  };
}

/**
 * By real path: what several links lead to is hashed once. What is no file of the right size is not hashed at all.
 */
async function digestFiles(
  files: readonly ModelFile[],
  expectedOf: ReadonlyMap<string, readonly ExpectedFile[]>,
  digester: Digester,
  options: DigestOptions,
): Promise<Map<string, FileDigest | NoDigest>> {
  const requests = new Map<string, DigestRequest>();
  for (const { path, realPath, size } of files) {
    const expected = expectedOf.get(path) ?? [];
    if (compareFile(size, undefined, expected).differs !== undefined) continue;
    const gitOid = needsGitOid(expected) || requests.get(realPath)?.gitOid === true;
    requests.set(realPath, { path: realPath, size, gitOid });
  }
  const paths = [...requests.keys()];
  const outcomes = await digester.digest([...requests.values()], options);
  return new Map(
    outcomes.flatMap((outcome, at) => {
      const path = paths[at];
      return path === undefined ? [] : [[path, outcome] as const];
    }),
  );
}
