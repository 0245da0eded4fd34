/**
 * Prints lines of `{work, measured, target?, pass?, against?}`; `pass` undefined where there is no target or nothing was
 * measured.
 */
export function printTable(lines) {
  const rows = [
    ['work', 'measured', 'target', '', 'against, in the same run'],
    ...lines.map(({ work, measured, target, pass, against }) => [
      work,
      measured,
      target ?? '',
      pass === undefined ? '' : pass ? 'pass' : 'MISS',
      against ?? '',
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
}
