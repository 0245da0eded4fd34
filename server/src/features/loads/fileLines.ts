import { groupBy } from '../../../../core/src/collections/groupBy.ts';
import { fileFormat } from '../../../../core/src/lint/loaders/fileFormat.ts';
import { type LoadedFile, type LoadSet, loadSet } from '../../../../core/src/lint/loaders/loadSet.ts';
import type { LoadView } from '../../../../core/src/lint/loadView.ts';
import type { HubFile } from '../../../../core/src/reference/resolver.ts';
import { plural } from '../../../../core/src/report/plural.ts';
import { byteSize } from '../../../../core/src/text/byteSize.ts';
import type { Line, Piece } from './card.ts';

/** Paths that a line has room for. */
const shownPaths = 6;

/** What this load reads of the files at its commit, what of that runs code, and all files by format. */
export function fileLines(load: LoadView, files: readonly HubFile[]): readonly Line[] {
  return [...loadSetLines(loadSet(load.reads, files), load), formatsLine(files)];
}

function loadSetLines(set: LoadSet, load: LoadView): readonly Line[] {
  if (!set.isKnown) return [[set.reason], ...runsLines([], load)];
  const certain = set.files.filter(({ isCertain }) => isCertain);
  // What may run is named there.
  const perhaps = set.files.filter(({ isCertain, runsCode }) => !isCertain && !runsCode);
  return [
    ...(certain.length === 0 ? [] : [filesLine('Reads', certain)]),
    ...(perhaps.length === 0 ? [] : [filesLine('May read', perhaps)]),
    ...(set.missing === undefined ? [] : [[`The load would fail: ${set.missing}`]]),
    ...runsLines(
      set.files.filter(({ runsCode }) => runsCode),
      load,
    ),
    ...set.notes.map((note) => [note]),
  ];
}

function filesLine(verb: string, files: readonly LoadedFile[]): Line {
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  return [{ strong: verb }, ` ${plural(files.length, 'file')} (${byteSize(size)}): `, ...paths(files)];
}

function runsLines(running: readonly LoadedFile[], { runsCode }: LoadView): readonly Line[] {
  if (running.length > 0) {
    const certainly = running.some(({ isCertain }) => isCertain) || runsCode;
    return [
      [{ strong: certainly ? 'Runs code' : 'May run code' }, ' that these files hold: ', ...paths(running)],
    ];
  }
  return runsCode ? [[{ strong: 'Runs code' }, ' of the repository.']] : [];
}

function paths(files: readonly LoadedFile[]): readonly Piece[] {
  const shown = files
    .slice(0, shownPaths)
    .flatMap(({ file }, at): Piece[] => [...(at === 0 ? [] : [', ']), { code: file.path }]);
  return files.length > shownPaths ? [...shown, ` and ${files.length - shownPaths} more`] : shown;
}

/** `12 files at this commit: 1 safetensors (440 MB), 1 pickle (440 MB), …`, the largest first. */
function formatsLine(files: readonly HubFile[]): Line {
  const groups = [...groupBy(files, ({ path }) => fileFormat(path))]
    .map(([format, own]) => ({
      format,
      count: own.length,
      size: own.reduce((sum, { size }) => sum + size, 0),
    }))
    .sort((a, b) => b.size - a.size);
  const parts = groups.map(({ format, count, size }) => `${count} ${format} (${byteSize(size)})`);
  return [`${plural(files.length, 'file')} at this commit: ${parts.join(', ')}.`];
}
