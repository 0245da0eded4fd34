import type { SkippedFile } from '../lint/result.ts';
import { escapeCommandMessage, escapeCommandProperty } from './escape/workflowCommand.ts';
import { githubCommands } from './githubCommands.ts';
import type { LintReport, ReportedFinding } from './lintReport.ts';
import { masked } from './masked.ts';

/**
 * One workflow command per finding, which GitHub Actions shows beside the line, and one per file that was not read:
 * else a change that makes a file unreadable would look like a change without findings.
 */
export function renderLintGithub(report: LintReport): string {
  const { findings, skipped } = masked(report, 'mask paths');
  return [...findings.map(annotation), ...skipped.map(skippedAnnotation)].map((line) => `${line}\n`).join('');
}

function skippedAnnotation({ path, reason }: SkippedFile): string {
  return `::warning file=${escapeCommandProperty(path)},title=skipped::${escapeCommandMessage(`Not looked at: ${reason}`)}`;
}

function annotation({ severity, rule, message, place }: ReportedFinding): string {
  const { path, cell } = place;
  const range = cell === undefined ? place.range : place.inFile;
  const properties: [string, string][] = [['file', path]];
  if (range !== undefined) {
    properties.push(['line', String(range.start.line + 1)], ['endLine', String(range.end.line + 1)]);
    // Columns count only within one line.
    if (range.start.line === range.end.line) {
      properties.push(
        ['col', String(range.start.character + 1)],
        ['endColumn', String(Math.max(range.start.character + 1, range.end.character))],
      );
    }
  }
  properties.push(['title', rule]);
  const shown = properties.map(([name, value]) => `${name}=${escapeCommandProperty(value)}`).join(',');
  const where = cell === undefined ? '' : `Cell ${cell}, line ${place.range.start.line + 1}: `;
  return `::${githubCommands[severity]} ${shown}::${escapeCommandMessage(where + message)}`;
}
