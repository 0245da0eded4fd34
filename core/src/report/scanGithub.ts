import type { Severity } from '../finding/severity.ts';
import type { ScannedFile, ScanReport } from '../verify/scan/scanReport.ts';
import { escapeCommandMessage, escapeCommandProperty } from './escape/workflowCommand.ts';
import { githubCommands } from './githubCommands.ts';
import { masked } from './masked.ts';

/** One workflow command per finding and one per file without findings that is not clean. */
export function renderScanGithub(report: ScanReport): string {
  return masked(report, 'mask paths')
    .files.flatMap(annotations)
    .map((line) => `${line}\n`)
    .join('');
}

function annotations({ path, state, reason, findings }: ScannedFile): string[] {
  if (state !== 'clean' && findings.length === 0)
    return [annotation('warning', path, state, reason ?? 'not all of it was read')];
  return findings.map(({ severity, rule, member, message }) =>
    annotation(severity, path, rule, member === undefined ? message : `${member}: ${message}`),
  );
}

function annotation(severity: Severity, path: string, title: string, message: string): string {
  return `::${githubCommands[severity]} file=${escapeCommandProperty(path)},title=${escapeCommandProperty(title)}::${escapeCommandMessage(message)}`;
}
