import { rulePage } from '../finding/ruleCatalogue.ts';
import { byteSize } from '../text/byteSize.ts';
import type { ScanReport } from '../verify/scan/scanReport.ts';
import { escapeMarkdown, markdownCode } from './escape/markdown.ts';
import { masked } from './masked.ts';
import { plural } from './plural.ts';

/** A table for job summaries and comments: the files that are not clean, and what was found. */
export function renderScanMarkdown(report: ScanReport): string {
  const { files, verdict } = masked(report, 'mask paths');
  const lines = [`**Model Warden**: ${plural(files.length, 'file')}, ${verdict}`, ''];
  const told = files.filter(({ state, findings }) => state !== 'clean' || findings.length > 0);
  if (told.length > 0) lines.push('| File | Verdict | Rule | Finding |', '|---|---|---|---|');
  for (const { path, state, format, size, findings, reason } of told) {
    const file = `${markdownCode(path)} (${escapeMarkdown(format)}, ${byteSize(size)})`;
    if (findings.length === 0) lines.push(`| ${file} | ${state} | | ${escapeMarkdown(reason ?? '')} |`);
    for (const { rule, message, member } of findings) {
      const where = member === undefined ? '' : `${markdownCode(member)}: `;
      lines.push(
        `| ${file} | ${state} | [${rule}](${rulePage(rule)}) | ${where}${escapeMarkdown(message)} |`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
