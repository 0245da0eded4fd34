import { groupBy } from '../../collections/groupBy.ts';
import type { Severity } from '../../finding/severity.ts';
import { byteSize } from '../../text/byteSize.ts';
import type {
  CheckFinding,
  CheckResult,
  CheckState,
  ModelVerdict,
  VerifyReport,
} from '../../verify/report.ts';
import { escapeControls } from '../escape/controls.ts';
import { masked } from '../masked.ts';
import { plural } from '../plural.ts';
import type { VerifyRun } from '../verifyRun.ts';
import type { TextOptions } from './lintText.ts';
import { type Style, textStyle } from './style.ts';

/** Findings of one check, and things not checked, that are shown. */
const mostShown = 20;

const verdictSeverity: Record<ModelVerdict, Severity> = {
  verified: 'hint',
  incomplete: 'warning',
  failed: 'error',
};
const stateSeverity: Record<CheckState, Severity> = {
  passed: 'hint',
  skipped: 'hint',
  incomplete: 'warning',
  failed: 'error',
};

/** For people: of each model the verdict first, then the checks in their order, and what was not checked. */
export function renderVerifyText(run: VerifyRun, { colour, quiet }: TextOptions): string {
  const { reports } = masked(run, 'mask paths');
  const style = textStyle(colour);
  const blocks = reports.map((report) => modelBlock(report, style, quiet));
  if (reports.length > 1 && !quiet) blocks.push(totals(reports, style));
  return blocks.join('\n');
}

function modelBlock(report: VerifyReport, style: Style, quiet: boolean): string {
  const { model, verdict, checks, files, notChecked, policy } = report;
  const name = model.repo === undefined ? (model.path ?? '') : `${model.repo} @ ${model.revision ?? ''}`;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const lines = [
    `${style.bold(escapeControls(name))}: ${style.severity(verdictSeverity[verdict], verdict)} ${style.dim(`(${plural(files.length, 'file')}, ${byteSize(bytes)}: ${formatsOf(files)})`)}`,
    ...checks.flatMap((check) => checkLines(check, style)),
  ];
  if (quiet) return `${lines.join('\n')}\n`;
  const source =
    policy.source === null
      ? ''
      : `${policy.source}${policy.trusted ? '' : ' (not trusted: it only tightens)'}`;
  if (source !== '') lines.push(`  ${style.dim('policy')}     ${escapeControls(source)}`);
  for (const { what, why } of notChecked.slice(0, mostShown))
    lines.push(`  ${style.dim('not checked')} ${escapeControls(`${what}: ${why}`)}`);
  if (notChecked.length > mostShown)
    lines.push(`  ${style.dim(`and ${notChecked.length - mostShown} more; --format json lists all`)}`);
  return `${lines.join('\n')}\n`;
}

/** `3 safetensors, 2 json`, those with the most bytes first. */
function formatsOf(files: VerifyReport['files']): string {
  return [...groupBy(files, ({ format }) => format)]
    .map(([format, alike]) => ({
      text: `${alike.length} ${format}`,
      bytes: alike.reduce((sum, { size }) => sum + size, 0),
    }))
    .sort((a, b) => b.bytes - a.bytes)
    .map(({ text }) => escapeControls(text))
    .join(', ');
}

function checkLines({ id, state, message, findings }: CheckResult, style: Style): string[] {
  const lines = [
    `  ${style.severity(stateSeverity[state], state.padEnd(10))} ${id}: ${escapeControls(message)}`,
  ];
  for (const finding of findings.slice(0, mostShown)) lines.push(...findingLines(finding, style));
  if (findings.length > mostShown)
    lines.push(`    ${style.dim(`and ${findings.length - mostShown} more; --format json lists all`)}`);
  return lines;
}

function findingLines(
  { path, rule, severity, message, member, offset, evidence }: CheckFinding,
  style: Style,
): string[] {
  const place = [
    ...(member === undefined ? [] : [`in ${member}`]),
    ...(offset === undefined ? [] : [`at byte ${offset}`]),
    ...(evidence === undefined ? [] : [evidence]),
  ];
  return [
    `    ${escapeControls(path)}: ${style.severity(severity, `${severity}[${rule}]`)} ${escapeControls(message)}`,
    ...(place.length === 0 ? [] : [`      ${style.dim('=')} ${escapeControls(place.join(': '))}`]),
  ];
}

function totals(reports: readonly VerifyReport[], style: Style): string {
  const counts = (['failed', 'incomplete', 'verified'] as const).flatMap((verdict) => {
    const count = reports.filter((report) => report.verdict === verdict).length;
    return count === 0 ? [] : [style.severity(verdictSeverity[verdict], `${count} ${verdict}`)];
  });
  return `${plural(reports.length, 'model')}: ${counts.join(', ')}.\n`;
}
