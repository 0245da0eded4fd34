import type { ModelFolder, Stray } from '../modelFolder/modelFolder.ts';
import type { ExpectedFile } from './expectedFile.ts';
import type { FileJudgement } from './integrityResult.ts';

/** A file that another one says a loader reads, and which. */
export interface NeededPath {
  /** In the model, `/` separated. */
  readonly path: string;
  /** For people, a clause: `model.safetensors.index.json names it`. */
  readonly why: string;
}

/** Judges what lies in the folder and is no file of it. */
export function judgeStrays({ strays }: ModelFolder): FileJudgement[] {
  return strays.filter(isInTheWay).map(judgeStray);
}

function judgeStray({ path, kind, reason, target }: Stray): FileJudgement {
  const evidence = target === undefined ? {} : { evidence: target };
  if (kind === 'link-escapes') {
    const message =
      'This link leads out of the model. What a loader would read there is no part of what was published, can be anything on this machine, and was not read.';
    const finding = { rule: 'link-escapes', severity: 'error', message, path, ...evidence } as const;
    return { path, finding, fails: true };
  }
  if (kind === 'over-limit') {
    const message = `The model was not listed to its end: ${reason}.`;
    return { path, finding: { rule: 'limit-exceeded', severity: 'warning', message, path }, open: reason };
  }
  return { path, open: reason };
}

/** Files that have to be there, because a loader asks for them or the manifest names them, and are not. */
export function judgeMissing(
  { files, strays }: ModelFolder,
  expected: readonly ExpectedFile[],
  needed: readonly NeededPath[],
): FileJudgement[] {
  const there = new Set([...files, ...strays.filter(isInTheWay)].map(({ path }) => path));
  const wanted = new Map<string, string>();
  for (const { path, source } of expected)
    if (source === 'manifest') wanted.set(path, 'the manifest names it');
  for (const { path, why } of needed) wanted.set(path, why);
  return [...wanted]
    .filter(([path]) => !there.has(path))
    .map(([path, why]) => {
      const message = `This file is not here, and ${why}: what was approved or published is not complete without it.`;
      return { path, finding: { rule: 'missing-file', severity: 'error', message, path }, fails: true };
    });
}

/** A link to nothing is as good as no file; everything else has its own judgement. */
function isInTheWay({ kind }: Stray): boolean {
  return kind !== 'dangling-link';
}
