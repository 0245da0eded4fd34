import type { ContentFinding } from '../finding/contentFinding.ts';
import type { ScannedFile, ScanReport } from '../verify/scan/scanReport.ts';
import { jsonText } from './escape/json.ts';
import { masked } from './masked.ts';

/** JSON of version 1, as `schemas/cli/scan.schema.json` describes it; offsets are bytes from 0. */
export function renderScanJson(report: ScanReport): string {
  const { tool, verdict, files, policyVersion } = masked(report, 'keep paths');
  return jsonText({ version: 1, tool, verdict, policyVersion, files: files.map(fileJson) });
}

function fileJson(file: ScannedFile) {
  const { path, size, sha256, sha256From, format, state, reason, bytesRead, notRead, inLoadSet, findings } =
    file;
  return {
    path,
    size,
    sha256,
    sha256From,
    format,
    verdict: state,
    reason,
    inLoadSet,
    bytesRead,
    notRead,
    findings: findings.map(contentFindingJson),
  };
}

/** One finding on contents as `scan` and `verify` list it. */
export function contentFindingJson({ rule, severity, message, member, offset, evidence }: ContentFinding) {
  return { rule, severity, message, member, offset, evidence: evidence ?? '' };
}
