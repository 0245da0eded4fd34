import { rulePage } from '../finding/ruleCatalogue.ts';
import { escapeMarkdown, markdownCode } from './escape/markdown.ts';
import type { LintReport } from './lintReport.ts';
import { masked } from './masked.ts';
import { placeLabel } from './placeLabel.ts';
import { plural } from './plural.ts';

/** A table for job summaries and comments. */
export function renderLintMarkdown(report: LintReport): string {
  const { findings, skipped, files, references } = masked(report, 'mask paths');
  const lines = [`**Model Warden**: ${plural(findings.length, 'finding')} in ${plural(files, 'file')}`, ''];
  if (findings.length > 0) {
    lines.push('| Where | Severity | Rule | Message |', '|---|---|---|---|');
    for (const { place, severity, rule, message } of findings) {
      const page = `[${rule}](${rulePage(rule)})`;
      lines.push(
        `| ${markdownCode(placeLabel(place))} | ${severity} | ${page} | ${escapeMarkdown(message)} |`,
      );
    }
    lines.push('');
  }
  if (references.length > 0) {
    lines.push('| Where | Kind | Repository | Revision |', '|---|---|---|---|');
    for (const reference of references) {
      const { kind, repo, revision, revisionState } = reference;
      const shown = [placeLabel(reference), repo ?? 'not known', revision ?? revisionState].map(markdownCode);
      lines.push(`| ${shown[0]} | ${kind} | ${shown[1]} | ${shown[2]} |`);
    }
    lines.push('');
  }
  if (skipped.length > 0) {
    lines.push('Skipped:', '');
    for (const { path, reason } of skipped) lines.push(`- ${markdownCode(path)}: ${escapeMarkdown(reason)}`);
    lines.push('');
  }
  return lines.join('\n');
}
