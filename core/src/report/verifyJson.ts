import type { CheckFinding, VerifyReport } from '../verify/report.ts';
import { jsonText } from './escape/json.ts';
import { masked } from './masked.ts';
import { contentFindingJson } from './scanJson.ts';
import type { VerifyRun } from './verifyRun.ts';

/**
 * JSON of version 1, as `schemas/cli/verify.schema.json` describes it: the report of one model, or of a whole Hub cache
 * as `{version, tool, models}`.
 */
export function renderVerifyJson(run: VerifyRun): string {
  const { tool, reports } = masked(run, 'keep paths');
  const [only, ...others] = reports;
  if (only !== undefined && others.length === 0) return jsonText({ version: 1, tool, ...reportJson(only) });
  return jsonText({ version: 1, tool, models: reports.map(reportJson) });
}

function reportJson(report: VerifyReport) {
  return {
    ...report,
    checks: report.checks.map((check) => ({ ...check, findings: check.findings.map(findingJson) })),
  };
}

function findingJson(finding: CheckFinding) {
  return { path: finding.path, ...contentFindingJson(finding) };
}
