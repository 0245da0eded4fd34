import { severities } from '../../finding/severity.ts';
import { escapeControls } from '../escape/controls.ts';
import type { LintReport, ReportedFinding } from '../lintReport.ts';
import { masked } from '../masked.ts';
import { placeLabel } from '../placeLabel.ts';
import { plural } from '../plural.ts';
import { pointedLine } from './sourceLine.ts';
import { type Style, textStyle } from './style.ts';

export interface TextOptions {
  readonly colour: boolean;
  /** Leaves out the summary and what was skipped. */
  readonly quiet: boolean;
}

/** For people: each finding with its line of source, then a summary. */
export function renderLintText(unmasked: LintReport, { colour, quiet }: TextOptions): string {
  const report = masked(unmasked, 'mask paths');
  const style = textStyle(colour);
  const blocks = report.findings.map((finding) => findingBlock(finding, style));
  const references = report.references.map(
    (reference) =>
      `${escapeControls(placeLabel(reference))}: ${escapeControls(
        `${reference.kind} ${reference.repo ?? '(not known)'} @ ${reference.revision ?? `(${reference.revisionState})`}`,
      )} ${style.dim(escapeControls(reference.loader))}`,
  );
  const sections = [blocks.join('\n'), joinLines(references)];
  if (!quiet) {
    const policies = report.policies.map((path) => `${style.dim('policy')} ${escapeControls(path)}`);
    sections.push(joinLines([...skippedLines(report, style), ...policies]), `${summary(report)}\n`);
  }
  return sections.filter((section) => section !== '').join('\n');
}

function findingBlock(finding: ReportedFinding, style: Style): string {
  const { severity, rule, message, place, fixes, excerpt, related } = finding;
  const number = String(place.range.start.line + 1);
  const margin = ' '.repeat(number.length + 1);
  const bar = style.dim('|');
  const lines = [
    `${style.bold(escapeControls(placeLabel(place)))}: ${style.severity(severity, `${severity}[${rule}]`)} ${escapeControls(message)}`,
  ];
  if (excerpt !== undefined) {
    const { line, pointer } = pointedLine(excerpt, place.range);
    lines.push(
      `${style.dim(` ${number}`)} ${bar} ${line}`,
      `${margin} ${bar} ${style.severity(severity, pointer)}`,
    );
  }
  for (const { message, ...where } of related) {
    lines.push(`${margin} ${style.dim('=')} ${escapeControls(`${placeLabel(where)}: ${message}`)}`);
  }
  const fix = fixes.find((candidate) => candidate.preferred === true) ?? fixes[0];
  if (fix !== undefined) {
    lines.push(`${margin} ${style.dim('=')} fix: ${escapeControls(fix.title)}${fix.safe ? ' (--fix)' : ''}`);
  }
  return `${lines.join('\n')}\n`;
}

function skippedLines(report: LintReport, style: Style): string[] {
  return report.skipped.map(
    ({ path, reason }) => `${style.dim('skipped')} ${escapeControls(path)}: ${escapeControls(reason)}`,
  );
}

function summary({ findings, files, skipped }: LintReport): string {
  const looked = `${plural(files, 'file')}${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
  if (findings.length === 0) return `No findings in ${looked}.`;
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  const fixable = findings.filter((finding) => finding.fixes.some((fix) => fix.safe)).length;
  const hint = fixable > 0 ? ` ${fixable} can be fixed with --fix.` : '';
  return `${plural(findings.length, 'finding')} (${counts.join(', ')}) in ${looked}.${hint}`;
}

function joinLines(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
