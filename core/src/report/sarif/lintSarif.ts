import type { RelatedPlace, TextPlace } from '../../finding/finding.ts';
import type { Fix } from '../../finding/fix.ts';
import type { RuleSlug } from '../../finding/ruleCatalogue.ts';
import type { Severity } from '../../finding/severity.ts';
import type { Range } from '../../text/range.ts';
import { escapeControls } from '../escape/controls.ts';
import { jsonText } from '../escape/json.ts';
import type { LintReport, ReportedFinding } from '../lintReport.ts';
import { masked } from '../masked.ts';
import { artifactLocation, sourceRoot } from './artifactUri.ts';
import { reportingDescriptors } from './reportingDescriptors.ts';

/** The name under which consumers of SARIF compare our fingerprints. */
export const fingerprintName = 'modelWarden/v1';

const levels: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0 (OASIS Standard, 2020), with rule help, fingerprints and those fixes that ask nobody anything. */
export function renderLintSarif(unmasked: LintReport): string {
  const report = masked(unmasked, 'keep paths');
  const rules = reportingDescriptors();
  const ruleIndex = new Map(rules.map((rule, index) => [rule.id, index]));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            semanticVersion: report.tool.version,
            informationUri: 'https://github.com/model-warden/model-warden',
            rules,
          },
        },
        originalUriBaseIds: { [sourceRoot]: { description: { text: 'The working folder of the command.' } } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          { executionSuccessful: true, toolExecutionNotifications: report.skipped.map(skippedNotification) },
        ],
        results: report.findings.map((finding) => result(finding, ruleIndex)),
      },
    ],
  };
  return jsonText(log);
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

/** In a SARIF message braces are doubled, and brackets before a parenthesis would make a link (section 3.11). */
function messageText(text: string): string {
  return escapeControls(text)
    .replace(/[{}]/g, '$&$&')
    .replace(/\[(?=[^\]]*\]\()/g, '\\[');
}
