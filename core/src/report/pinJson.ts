import { jsonText } from './escape/json.ts';
import { placeJson } from './lintJson.ts';
import { masked } from './masked.ts';
import type { PinReport } from './pinReport.ts';

/** JSON of version 1, as `schemas/cli/pin.schema.json` describes it. */
export function renderPinJson(report: PinReport): string {
  const { tool, files, skipped, pinned, failed, manifest } = masked(report, 'keep paths');
  return jsonText({
    version: 1,
    tool,
    files,
    skipped,
    pinned: pinned.map(({ place, repository, renamedTo, sha, previous, name, date, source, asOf }) => ({
      ...placeJson(place),
      kind: repository.kind,
      repo: repository.id,
      renamedTo,
      revision: sha,
      previous,
      name,
      date,
      source,
      asOf,
    })),
    failed: failed.map(({ place, repo, reason }) => ({ ...placeJson(place), repo, reason })),
    manifest,
  });
}
