import type { DigestRequest, NoDigest } from '../digest/digester.ts';
import type { StampedDigest } from '../digest/digestFile.ts';
import type { InspectedFile } from '../formats/inspectContents.ts';
import type { InspectionRequest } from '../formats/inspectFile.ts';

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

/** Inspect these files one after the other; progress is told in bytes of all of them. */
export interface InspectTask {
  readonly kind: 'inspect';
  readonly files: readonly InspectionRequest[];
  /** As in `InspectorOptions`. */
  readonly acceptedNames: readonly string[];
}

/** In the order of the task's files. */
export interface InspectTaskResult {
  readonly kind: 'inspect';
  readonly files: readonly InspectedFile[];
}

/** What a verify worker can be told to do, by `kind`; each kind has a result of the same `kind`. */
export type VerifyTask = DigestTask | InspectTask;
export type VerifyTaskResult = DigestTaskResult | InspectTaskResult;

/** The result of one kind of task. */
export type ResultOf<Task extends VerifyTask> = Extract<VerifyTaskResult, { kind: Task['kind'] }>;
