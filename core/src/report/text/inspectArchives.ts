import type { ZipEntry, ZipRow } from '../../inspect/archive/zipListing.ts';
import type { FileContents } from '../../inspect/fileContents.ts';
import { byteSize } from '../../text/byteSize.ts';
import { plural } from '../plural.ts';
import { shownText } from './inspectShown.ts';
import { tableLines } from './inspectTable.ts';
import type { Style } from './style.ts';

/** The members of archives, as their headers describe them. */
export function* inspectArchives({ zip, tar }: FileContents, style: Style): Generator<string> {
  if (zip !== undefined) {
    const bytes = zip.reduce((sum, { size }) => sum + size, 0);
    yield '';
    yield style.bold(`${plural(zip.length, 'member')}, ${byteSize(bytes)}`);
    yield* tableLines(zipRows(zip), (cells) => cells);
  }
  if (tar !== undefined) {
    yield '';
    yield style.bold(plural(tar.length, 'member'));
    yield* tableLines(tar, ({ name, kind, target, size, offset }) => [
      shownText(name, 200),
      kind,
      kind === 'file' ? byteSize(size) : '',
      `at ${offset}`,
      ...(target === undefined ? [] : [`to ${shownText(target, 200)}`]),
    ]);
  }
}

/** Each entry, and below it what its local header says otherwise. */
function zipRows(entries: readonly ZipEntry[]): (readonly string[])[] {
  return entries.flatMap((entry) => {
    const { local, isHidden } = entry;
    const row = zipCells(entry, isHidden ? ['in no directory'] : []);
    if (local === undefined) return [row];
    if (local === 'missing') return [[...row, 'no local header'].filter((cell) => cell !== '')];
    return [row, zipCells({ ...local, name: `  local header: ${local.name}` }, [])];
  });
}

function zipCells(row: ZipRow, more: readonly string[]): readonly string[] {
  const { name, method, size, packedSize, checksum, flags, offset } = row;
  return [
    shownText(name, 200),
    method,
    byteSize(size),
    packedSize === size ? '' : `packed ${byteSize(packedSize)}`,
    `at ${offset}`,
    `crc ${checksum.toString(16).padStart(8, '0')}`,
    ...[...flags, ...more],
  ];
}
