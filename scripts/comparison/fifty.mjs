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

/** The worst state of the files that count: those of the load set, and dangerous ones wherever they lie. */
const order = ['clean', 'unknown', 'undecidable', 'dangerous'];

function scan(id) {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'dist/cli.js'), 'scan', join(folder, id), '--format', 'json', '--no-cache', '--quiet'],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (stdout === '') throw new Error(`${id}: ${stderr}`);
  return JSON.parse(stdout);
}

function row({ id, origin }) {
  const { files } = scan(id);
  const counting = files.filter(({ inLoadSet, state }) => inLoadSet || state === 'dangerous');
  const verdict = counting.reduce(
    (worst, { state }) => (order.indexOf(state) > order.indexOf(worst) ? state : worst),
    'clean',
  );
  const reasons = counting
    .filter(({ state }) => state !== 'clean')
    .map(
      ({ path, state, reason, findings }) =>
        `${path.slice(path.indexOf(id) + id.length + 1)} (${state}): ${reason ?? findings[0]?.evidence ?? findings[0]?.message}`,
    );
  const aside = files.filter(({ inLoadSet, state }) => !inLoadSet && state !== 'clean').length;
  return { id, origin, verdict, files: files.length, aside, reasons };
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
