import type { DigestRequest, NoDigest } from '../digest/digester.ts';
import type { StampedDigest } from '../digest/digestFile.ts';

/** Hash these files one after the other; progress is told in bytes of all of them. */
export interface DigestTask {
  readonly kind: 'digest';
  readonly files: readonly DigestRequest[];
}

/** In the order of the task's files. */
export interface DigestTaskResult {
  readonly kind: 'digest';
  readonly outcomes: readonly (StampedDigest | NoDigest)[];
}

/** What a verify worker can be told to do, by `kind`; each kind has a result of the same `kind`. */
export type VerifyTask = DigestTask;
export type VerifyTaskResult = DigestTaskResult;

/** The result of one kind of task. */
export type ResultOf<Task extends VerifyTask> = Extract<VerifyTaskResult, { kind: Task['kind'] }>;
