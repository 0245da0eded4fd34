import type { Severity } from '../finding/severity.ts';

/** What a file's contents are (DESIGN section 4), from best to worst. */
export const contentsStates = ['clean', 'unknown', 'undecidable', 'dangerous'] as const;
export type ContentsState = (typeof contentsStates)[number];

/** The worst of several verdicts: analyses never outvote each other. */
export function worst(states: Iterable<ContentsState>): ContentsState {
  let found = 0;
  for (const state of states) found = Math.max(found, contentsStates.indexOf(state));
  return contentsStates[found] ?? 'undecidable';
}

/** The slugs of what contents can break; they join the catalogue of rules with the command that reports them. */
export type ContentRule =
  | 'pickle-dangerous-call'
  | 'pickle-unknown-global'
  | 'pickle-dynamic-import'
  | 'pickle-broken-stream'
  | 'pickle-nested'
  | 'pickle-parser-divergence'
  | 'limit-exceeded';

/** One rule broken at one place of a file's bytes. */
export interface ContentFinding {
  readonly rule: ContentRule;
  readonly severity: Severity;
  /** What, and why it matters; for people, unescaped. */
  readonly message: string;
  /** In the bytes that were inspected, which may be a member of a container. */
  readonly offset?: number;
  /** What was found, as the bytes say it. */
  readonly evidence?: string;
}

/** The verdict on some bytes. */
export interface ContentsVerdict {
  readonly state: ContentsState;
  readonly findings: readonly ContentFinding[];
}
