import nodePath from 'node:path';
import type { TextFinding, TextPlace } from '../../../../core/src/finding/finding.ts';
import type { FileOutcome } from '../../../../core/src/work/fileLinter.ts';

/** What became of a file under the paths by which the server knows documents: absolute, `/` separated. */
export function absoluteOutcome(outcome: FileOutcome, folder: string): FileOutcome {
  const absolute = (path: string) => nodePath.resolve(folder, path).replaceAll('\\', '/');
  const placed = <Place extends Pick<TextPlace, 'path'>>(place: Place): Place => ({
    ...place,
    path: absolute(place.path),
  });
  const found = (finding: TextFinding): TextFinding => ({
    ...finding,
    place: placed(finding.place),
    related: finding.related.map(placed),
    fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(placed) })),
    ...(finding.reference === undefined ? {} : { reference: placed(finding.reference) }),
  });
  return {
    ...outcome,
    path: absolute(outcome.path),
    findings: outcome.findings.map(found),
    references: outcome.references.map(placed),
  };
}
