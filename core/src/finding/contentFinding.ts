import type { ContentRule } from './ruleCatalogue.ts';
import type { Severity } from './severity.ts';

/** What a file's contents are (DESIGN section 4), from best to worst. */
export const contentsStates = ['clean', 'unknown', 'undecidable', 'dangerous'] as const;
export type ContentsState = (typeof contentsStates)[number];

/** The worst of several verdicts: analyses never outvote each other. */
export function worst(states: Iterable<ContentsState>): ContentsState {
  let found = 0;
  for (const state of states) found = Math.max(found, contentsStates.indexOf(state));
  return contentsStates[found] ?? 'undecidable';
}

/** One rule broken at one place of a file's bytes. */
export interface ContentFinding {
  readonly rule: ContentRule;
  readonly severity: Severity;
  /** What, and why it matters; for people, unescaped. */
  readonly message: string;
  /** The path of the member inside containers in which it was found; absent for the file itself. */
  readonly member?: string;
  /** In the bytes that were inspected, which may be those of a member. */
  readonly offset?: number;
  /** What was found, as the bytes say it. */
  readonly evidence?: string;
}

/** The verdict on some bytes. */
export interface ContentsVerdict {
  readonly state: ContentsState;
  readonly findings: readonly ContentFinding[];
}

/** The verdict of several findings, each with the state that it causes. */
export interface Judged {
  readonly state: ContentsState;
  readonly finding?: ContentFinding;
}

/** Joins judgements: the worst state, all findings in their order. */
export function joinJudged(judged: readonly Judged[]): ContentsVerdict {
  return {
    state: worst(judged.map(({ state }) => state)),
    findings: judged.flatMap(({ finding }) => finding ?? []),
  };
}
