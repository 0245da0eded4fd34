import type { VerifyReport } from '../verify/report.ts';
import type { ToolVersion } from './lintReport.ts';

/** What `verify` has to tell: one report for each model. */
export interface VerifyRun {
  readonly tool: ToolVersion;
  readonly reports: readonly VerifyReport[];
}
