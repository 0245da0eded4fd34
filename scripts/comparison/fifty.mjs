/**
 * Scans the repositories that `fifty.py` filled, each as one model, and prints a table: repository, verdict, files and,
 * where it is not clean, why.
 *
 *     node scripts/comparison/fifty.mjs FOLDER [REPOSITORY...]
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [folder, ...only] = process.argv.slice(2);
if (folder === undefined) {
  console.error('The folder that fifty.py filled is missing.');
  process.exit(3);
}
const { repositories } = JSON.parse(readFileSync(join(root, 'scripts/data/popular-file-lists.json'), 'utf8'));

function scan(id) {
  const { stdout, stderr, error } = spawnSync(
    process.execPath,
    [join(root, 'dist/cli.js'), 'scan', join(folder, id), '--format', 'json', '--no-cache', '--quiet'],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (error !== undefined || stdout === '') throw new Error(`${id}: ${stderr}`, { cause: error });
  return JSON.parse(stdout);
}

function row({ id, origin }) {
  const { verdict, files } = scan(id);
  // Those of the load set count, and dangerous ones wherever they lie.
  const counts = (file) => file.inLoadSet || file.verdict === 'dangerous';
  const reasons = files
    .filter((file) => counts(file) && file.verdict !== 'clean')
    .map(
      (file) =>
        `${file.path.slice(file.path.indexOf(id) + id.length + 1)} (${file.verdict}): ${whyNot(file)}`,
    );
  const aside = files.filter((file) => !counts(file) && file.verdict !== 'clean').length;
  return { id, origin, verdict, files: files.length, aside, reasons };
}

function whyNot({ reason, findings }) {
  return reason ?? findings.map(({ message }) => message).join(' ');
}

const rows = repositories.filter(({ id }) => only.length === 0 || only.includes(id)).map(row);
console.log('| repository | list | verdict | files | listed, not waited for | why not clean |');
console.log('|---|---|---|---|---|---|');
for (const { id, origin, verdict, files, aside, reasons } of rows) {
  const told = reasons.slice(0, 3).map((reason) => reason.replaceAll('|', '\\|').slice(0, 160));
  const more = reasons.length > told.length ? [`and ${reasons.length - told.length} more`] : [];
  console.log(`| ${id} | ${origin} | ${verdict} | ${files} | ${aside} | ${[...told, ...more].join('; ')} |`);
}
const clean = rows.filter(({ verdict }) => verdict === 'clean').length;
console.log(`\n${clean} of ${rows.length} clean`);
