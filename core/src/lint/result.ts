import type { TextFinding } from '../finding/finding.ts';
import type { Reference } from '../reference/reference.ts';
import type { LoadView } from './loadView.ts';

/** What linting one document gives; findings in the order of the text. */
export interface LintResult {
  readonly findings: readonly TextFinding[];
  readonly references: readonly Reference[];
  /** More about each reference, for an editor that shows it; not among what a report tells. */
  readonly loads?: readonly LoadView[];
}

/** A file that was met and could not be linted; the reason is for people. */
export interface SkippedFile {
  readonly path: string;
  readonly reason: string;
}
