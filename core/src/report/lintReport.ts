import type { TextFinding } from '../finding/finding.ts';
import type { SkippedFile } from '../lint/result.ts';
import type { Reference } from '../reference/reference.ts';
import type { LineExcerpt } from './lineExcerpt.ts';

export interface ToolVersion {
  readonly name: string;
  readonly version: string;
}

/** What a `lint` run has to tell, whatever the format. Paths are display paths. */
export interface LintReport {
  readonly tool: ToolVersion;
  /** How many files were linted. */
  readonly files: number;
  readonly skipped: readonly SkippedFile[];
  readonly findings: readonly ReportedFinding[];
  /** The manifests that held for at least one file. */
  readonly policies: readonly string[];
  /** Empty where nobody asked for them. */
  readonly references: readonly Reference[];
}

/** A finding with what only its source text tells. */
export interface ReportedFinding extends TextFinding {
  /** Stable while lines move; see `reportFindings`. */
  readonly fingerprint: string;
  /** Of the first line of its range; absent where the text is gone. */
  readonly excerpt?: LineExcerpt;
}
