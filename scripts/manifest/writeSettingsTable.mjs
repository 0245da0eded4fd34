// Writes the table of settings between the two comments of README.md, from package.json and package.nls.json.
// `--check` writes nothing and exits 1 where it differs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../projectPaths.mjs';
import { settingsTable } from './settingsTable.mjs';

const begin = '<!-- settings: written by scripts/manifest/writeSettingsTable.mjs -->';
const end = '<!-- /settings -->';

const read = (name) => readFileSync(join(root, name), 'utf8');
const before = read('README.md');
const from = before.indexOf(begin);
const to = before.indexOf(end);
if (from === -1 || to < from) {
  console.error(`README.md lacks ${begin} or ${end}`);
  process.exit(1);
}
const table = settingsTable(JSON.parse(read('package.json')), JSON.parse(read('package.nls.json')));
const after = `${before.slice(0, from + begin.length)}\n\n${table}\n\n${before.slice(to)}`;
if (after !== before) {
  if (process.argv.includes('--check')) {
    console.error('the settings table of README.md differs from package.json');
    process.exit(1);
  }
  writeFileSync(join(root, 'README.md'), after);
}
