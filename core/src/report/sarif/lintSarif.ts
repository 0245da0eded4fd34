import type { RelatedPlace, TextPlace } from '../../finding/finding.ts';
import type { Fix } from '../../finding/fix.ts';
import type { RuleSlug } from '../../finding/ruleCatalogue.ts';
import type { Range } from '../../text/range.ts';
import type { LintReport, ReportedFinding } from '../lintReport.ts';
import { masked } from '../masked.ts';
import { artifactLocation } from './artifactUri.ts';
import { fingerprintName, levels, messageText, sarifLog } from './sarifLog.ts';

/** SARIF 2.1.0 (OASIS Standard, 2020), with rule help, fingerprints and those fixes that ask nobody anything. */
export function renderLintSarif(unmasked: LintReport): string {
  const report = masked(unmasked, 'keep paths');
  return sarifLog(report.tool, {
    notifications: report.skipped.map(skippedNotification),
    results: (ruleIndex) => report.findings.map((finding) => result(finding, ruleIndex)),
  });
}

function result(finding: ReportedFinding, ruleIndex: ReadonlyMap<RuleSlug, number>) {
  const { rule, severity, message, place, related, fixes, fingerprint } = finding;
  const written = fixes.flatMap((fix) => sarifFix(fix) ?? []);
  return {
    ruleId: rule,
    ruleIndex: ruleIndex.get(rule),
    level: levels[severity],
    message: { text: messageText(message) },
    locations: [location(place)],
    partialFingerprints: { [fingerprintName]: fingerprint },
    ...(related.length === 0 ? {} : { relatedLocations: related.map(relatedLocation) }),
    ...(written.length === 0 ? {} : { fixes: written }),
  };
}

function location(place: TextPlace) {
  const artifact = { artifactLocation: artifactLocation(place.path) };
  if (place.cell === undefined) return { physicalLocation: { ...artifact, region: region(place.range) } };
  // The address is one of the notebook's file; the place in the cell, which people know, stands beside it.
  return {
    physicalLocation: place.inFile === undefined ? artifact : { ...artifact, region: region(place.inFile) },
    logicalLocations: [{ name: `cell ${place.cell}`, kind: 'module' }],
    properties: { cell: place.cell, cellRegion: region(place.range) },
  };
}

function relatedLocation(place: RelatedPlace, at: number) {
  return { id: at + 1, ...location(place), message: { text: messageText(place.message) } };
}

function region({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** What must be asked of the Hub has no text yet; edits of a cell are none of its file, which is JSON. */
function sarifFix({ title, needs, edits }: Fix) {
  if (needs !== undefined || edits.length === 0 || edits.some((edit) => edit.cell !== undefined))
    return undefined;
  const paths = [...new Set(edits.map((edit) => edit.path))];
  return {
    description: { text: messageText(title) },
    artifactChanges: paths.map((path) => ({
      artifactLocation: artifactLocation(path),
      replacements: edits
        .filter((edit) => edit.path === path)
        .map((edit) => ({
          deletedRegion: region(edit.range),
          insertedContent: { text: edit.text },
        })),
    })),
  };
}

function skippedNotification({ path, reason }: { path: string; reason: string }) {
  return {
    level: 'note',
    message: { text: messageText(`Skipped: ${reason}`) },
    locations: [{ physicalLocation: { artifactLocation: artifactLocation(path) } }],
  };
}
