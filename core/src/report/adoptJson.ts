import type { AdoptReport } from './adoptReport.ts';
import { jsonText } from './escape/json.ts';
import { placeJson } from './lintJson.ts';
import { masked } from './masked.ts';

/** JSON of version 1, as `schemas/cli/adopt.schema.json` describes it. */
export function renderAdoptJson(report: AdoptReport): string {
  const { tool, manifest, hashed, baseline, unpinned } = masked(report, 'keep paths');
  return jsonText({
    version: 1,
    tool,
    manifest,
    hashed,
    baseline,
    unpinned: unpinned.map(({ repo, revisionState, ...place }) => ({
      ...placeJson(place),
      repo,
      revisionState,
    })),
  });
}
