import { createHash } from 'node:crypto';
import type { ContentFinding } from '../../finding/contentFinding.ts';
import type { RuleSlug } from '../../finding/ruleCatalogue.ts';
import type { ScannedFile, ScanReport } from '../../verify/scan/scanReport.ts';
import { masked } from '../masked.ts';
import { artifactLocation } from './artifactUri.ts';
import { fingerprintName, levels, messageText, sarifLog } from './sarifLog.ts';

/** SARIF 2.1.0 of a scan: places are bytes, members of archives logical locations, verdicts of files notifications. */
export function renderScanSarif(unmasked: ScanReport): string {
  const { tool, files } = masked(unmasked, 'keep paths');
  return sarifLog(tool, {
    notifications: files.filter(({ state }) => state === 'undecidable').map(undecidedNotification),
    results: (ruleIndex) =>
      files.flatMap((file) =>
        file.findings.map((finding) => contentResult(file.path, finding, file.sha256, ruleIndex)),
      ),
  });
}

/** One finding in the bytes of a file. */
export function contentResult(
  path: string,
  { rule, severity, message, member, offset, evidence }: ContentFinding,
  sha256: string | undefined,
  ruleIndex: ReadonlyMap<RuleSlug, number>,
) {
  const isInFile = member === undefined && offset !== undefined;
  return {
    ruleId: rule,
    ruleIndex: ruleIndex.get(rule),
    level: levels[severity],
    message: { text: messageText(message) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactLocation(path),
          ...(isInFile ? { region: { byteOffset: offset } } : {}),
        },
        ...(member === undefined
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: member, kind: 'resource' }] }),
      },
    ],
    partialFingerprints: { [fingerprintName]: fingerprint([rule, path, member ?? '', evidence ?? message]) },
    properties: {
      ...(evidence === undefined ? {} : { evidence: messageText(evidence) }),
      ...(offset === undefined ? {} : { offset }),
      ...(sha256 === undefined ? {} : { sha256 }),
    },
  };
}

function fingerprint(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}

function undecidedNotification({ path, reason, findings }: ScannedFile) {
  const why =
    reason ??
    findings.find(({ severity }) => severity !== 'information')?.message ??
    'not all of it was read';
  return {
    level: 'warning',
    message: { text: messageText(`Not decided: ${why}`) },
    locations: [{ physicalLocation: { artifactLocation: artifactLocation(path) } }],
  };
}
