import type { AdoptReport } from '../adoptReport.ts';
import { escapeControls } from '../escape/controls.ts';
import { masked } from '../masked.ts';
import { placeLabel } from '../placeLabel.ts';
import { plural } from '../plural.ts';
import type { TextOptions } from './lintText.ts';
import { textStyle } from './style.ts';

/** For people: what was written, and what is left to do by hand. */
export function renderAdoptText(unmasked: AdoptReport, { colour, quiet }: TextOptions): string {
  const { manifest, hashed, baseline, unpinned } = masked(unmasked, 'mask paths');
  const style = textStyle(colour);
  const lines: string[] = [];
  if (manifest === undefined) lines.push('No manifest was written: nothing is pinned to a commit.');
  else {
    lines.push(
      `${style.bold(escapeControls(manifest.path))}: ${manifest.added.length} added, ${manifest.updated.length} updated, ${hashed.length} with the hashes of their files in the Hub cache. Nobody has approved them yet: fill in approved_by.`,
    );
  }
  lines.push(
    `${style.bold(escapeControls(baseline.path))}: ${plural(baseline.findings, 'finding')}. New ones alone show with: model-warden lint --baseline ${escapeControls(baseline.path)}`,
  );
  if (!quiet) {
    for (const { repo, revisionState, ...place } of unpinned)
      lines.push(
        `${style.dim('not in the manifest')} ${escapeControls(placeLabel(place))}: ${escapeControls(repo ?? 'an id that is not known')} (${revisionState}); model-warden pin writes its commit`,
      );
  }
  return `${lines.join('\n')}\n`;
}
