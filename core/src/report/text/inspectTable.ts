import { displayWidth } from './displayWidth.ts';

/** Rows by which the columns are measured, and columns that one of them gets at most. */
const measured = 1_000;
const widest = 60;

/** The lines of a table, made one by one: what is longer than its column pushes the rest of its line. */
export function* tableLines<Row>(
  rows: readonly Row[],
  cells: (row: Row) => readonly string[],
): Generator<string> {
  const widths: number[] = [];
  for (const row of rows.slice(0, measured)) {
    for (const [at, cell] of cells(row).entries())
      widths[at] = Math.max(widths[at] ?? 0, Math.min(widest, displayWidth(cell)));
  }
  for (const row of rows) {
    const padded = cells(row).flatMap((cell, at) => {
      const width = widths[at] ?? 0;
      // A column that no row fills takes no room.
      if (cell === '' && width === 0) return [];
      return cell + ' '.repeat(Math.max(0, width - displayWidth(cell)));
    });
    yield `  ${padded.join('  ')}`.trimEnd();
  }
}
