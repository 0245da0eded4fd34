import { escapeControls } from '../escape/controls.ts';
import { masked } from '../masked.ts';
import type { PinnedReference, PinReport, UnpinnedReference } from '../pinReport.ts';
import { placeLabel } from '../placeLabel.ts';
import { plural } from '../plural.ts';
import type { TextOptions } from './lintText.ts';
import { type Style, textStyle } from './style.ts';

const sources: Record<PinnedReference['source'], string> = {
  manifest: 'from the manifest',
  workspace: 'as elsewhere in the workspace',
  hub: 'from the Hub',
  cache: 'from the Hub cache',
};

/** For people: what was pinned to what, and what was not and why. */
export function renderPinText(unmasked: PinReport, { colour, quiet }: TextOptions): string {
  const report = masked(unmasked, 'mask paths');
  const style = textStyle(colour);
  const lines = [
    ...report.pinned.map((pinned) => pinnedLine(pinned, style)),
    ...report.failed.map((failed) => failedLine(failed, style)),
  ];
  if (report.manifest !== undefined) {
    const { path, added, updated } = report.manifest;
    lines.push(`${escapeControls(path)}: ${added.length} added, ${updated.length} updated`);
  }
  if (!quiet) {
    for (const { path, reason } of report.skipped) {
      lines.push(`${style.dim('skipped')} ${escapeControls(path)}: ${escapeControls(reason)}`);
    }
    lines.push(summary(report));
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function pinnedLine(
  { place, repository, renamedTo, sha, previous, name, date, source, asOf }: PinnedReference,
  style: Style,
) {
  const moved = previous === undefined ? 'pinned' : `moved from ${previous.slice(0, 12)}`;
  const label = [name, date === undefined ? undefined : `@ ${date.slice(0, 10)}`].filter(
    (part) => part !== undefined,
  );
  const id = renamedTo === undefined ? repository.id : `${repository.id} (renamed to ${renamedTo})`;
  const age = source === 'cache' && asOf !== undefined ? ` of ${asOf.slice(0, 10)}` : '';
  const origin = [label.join(' '), `${sources[source]}${age}`].filter((part) => part !== '').join(', ');
  return `${style.bold(escapeControls(placeLabel(place)))}: ${escapeControls(`${id} ${moved}: ${sha} (${origin})`)}`;
}

function failedLine({ place, repo, reason }: UnpinnedReference, style: Style): string {
  const what = escapeControls(`${repo ?? 'a reference'}: ${reason}`);
  return `${style.bold(escapeControls(placeLabel(place)))}: ${style.severity('warning', 'not pinned')} ${what}`;
}

function summary({ pinned, failed, files }: PinReport): string {
  const looked = plural(files, 'file');
  if (pinned.length + failed.length === 0) return `Nothing to pin in ${looked}.`;
  const left = failed.length === 0 ? '' : `, ${failed.length} left`;
  return `Pinned ${plural(pinned.length, 'reference')} in ${looked}${left}.`;
}
