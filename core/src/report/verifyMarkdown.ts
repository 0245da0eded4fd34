import { rulePage } from '../finding/ruleCatalogue.ts';
import type { VerifyReport } from '../verify/report.ts';
import { escapeMarkdown, markdownCode } from './escape/markdown.ts';
import { masked } from './masked.ts';
import type { VerifyRun } from './verifyRun.ts';

/** A report for job summaries and reviews: verdict, checks, findings, and what was not checked. */
export function renderVerifyMarkdown(run: VerifyRun): string {
  return masked(run, 'mask paths').reports.map(modelSection).join('\n');
}

function modelSection({ model, verdict, checks, notChecked }: VerifyReport): string {
  const name = model.repo === undefined ? (model.path ?? '') : `${model.repo}@${model.revision ?? ''}`;
  const lines = [
    `**Model Warden**: ${markdownCode(name)} is **${verdict}**`,
    '',
    '| Check | State | Why |',
    '|---|---|---|',
  ];
  for (const { id, state, message, required } of checks)
    lines.push(`| ${id}${required ? '' : ' (not required)'} | ${state} | ${escapeMarkdown(message)} |`);
  const findings = checks.flatMap((check) => check.findings);
  if (findings.length > 0) lines.push('', '| File | Severity | Rule | Finding |', '|---|---|---|---|');
  for (const { path, severity, rule, message, member } of findings) {
    const where = member === undefined ? '' : `${markdownCode(member)}: `;
    lines.push(
      `| ${markdownCode(path)} | ${severity} | [${rule}](${rulePage(rule)}) | ${where}${escapeMarkdown(message)} |`,
    );
  }
  if (notChecked.length > 0) lines.push('', 'Not checked:', '');
  for (const { what, why } of notChecked) lines.push(`- ${escapeMarkdown(what)}: ${escapeMarkdown(why)}`);
  return `${lines.join('\n')}\n`;
}
