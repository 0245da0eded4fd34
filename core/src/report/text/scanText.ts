import { groupBy } from '../../collections/groupBy.ts';
import type { ContentFinding, ContentsState } from '../../finding/contentFinding.ts';
import type { Severity } from '../../finding/severity.ts';
import { byteSize } from '../../text/byteSize.ts';
import type { ScannedFile, ScanReport } from '../../verify/scan/scanReport.ts';
import { escapeControls } from '../escape/controls.ts';
import { masked } from '../masked.ts';
import { plural } from '../plural.ts';
import type { TextOptions } from './lintText.ts';
import { type Style, textStyle } from './style.ts';

/** Findings of one rule in one file that are shown; a hostile file may have thousands. */
const mostAlike = 3;

const severityOf: Record<ContentsState, Severity> = {
  clean: 'hint',
  unknown: 'warning',
  undecidable: 'warning',
  dangerous: 'error',
};

/** For people: the files that are not clean, the worst first, each with what was found, then a summary. */
export function renderScanText(unmasked: ScanReport, { colour, quiet }: TextOptions): string {
  const report = masked(unmasked, 'mask paths');
  const style = textStyle(colour);
  const order: readonly ContentsState[] = ['dangerous', 'undecidable', 'unknown', 'clean'];
  const told = report.files
    .filter(({ state, findings }) => state !== 'clean' || findings.length > 0)
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const sections = told.map((file) => fileBlock(file, style));
  if (!quiet) sections.push(summary(report, style));
  return sections.join('\n');
}

function fileBlock(file: ScannedFile, style: Style): string {
  const { path, state, format, size, reason, findings, inLoadSet } = file;
  const aside = `${format}, ${byteSize(size)}${inLoadSet ? '' : ', outside the load set'}`;
  const lines = [
    `${style.bold(escapeControls(path))}: ${style.severity(severityOf[state], state)} ${style.dim(`(${aside})`)}`,
  ];
  if (reason !== undefined && findings.length === 0) lines.push(`  ${escapeControls(reason)}`);
  for (const [rule, alike] of groupBy(findings, ({ rule }) => rule)) {
    for (const finding of alike.slice(0, mostAlike)) lines.push(...findingLines(finding, style));
    if (alike.length > mostAlike)
      lines.push(
        `  ${style.dim(`and ${alike.length - mostAlike} more of ${rule}; --format json lists all`)}`,
      );
  }
  return `${lines.join('\n')}\n`;
}

function findingLines(
  { rule, severity, message, member, offset, evidence }: ContentFinding,
  style: Style,
): string[] {
  const where = [
    ...(member === undefined ? [] : [`in ${escapeControls(member)}`]),
    ...(offset === undefined ? [] : [`at byte ${offset}`]),
  ].join(' ');
  const place = [where, evidence === undefined ? '' : escapeControls(evidence)].filter((part) => part !== '');
  return [
    `  ${style.severity(severity, `${severity}[${rule}]`)} ${escapeControls(message)}`,
    ...(place.length === 0 ? [] : [`    ${style.dim('=')} ${place.join(': ')}`]),
  ];
}

function summary({ files, verdict }: ScanReport, style: Style): string {
  if (files.length === 0) return 'No files.\n';
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const raw = files.flatMap(({ notRead = [] }) => notRead).reduce((sum, part) => sum + part.bytes, 0);
  const aside = raw === 0 ? '' : `; ${byteSize(raw)} of it is data that nothing interprets and was not read`;
  const counts = (['dangerous', 'undecidable', 'unknown', 'clean'] as const).flatMap((state) => {
    const count = files.filter((file) => file.state === state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
  const verdictLine = `${style.severity(severityOf[verdict], verdict)}: ${counts.join(', ')}`;
  return `${verdictLine}\n${plural(files.length, 'file')}, ${byteSize(bytes)}${aside}.\n`;
}
