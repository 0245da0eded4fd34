// Writes one setting per rule of the catalogue into package.json and package.nls.json.
// `--check` writes nothing and exits 1 where they differ from the catalogue.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleCatalogue, rulePage } from '../../core/src/finding/ruleCatalogue.ts';
import { root } from '../projectPaths.mjs';
import { ruleSettings, ruleStrings } from './ruleSettings.mjs';

const group = '%configuration.rules%';
const check = process.argv.includes('--check');

const stale = [
  rewrite('package.json', (manifest) => {
    const rules = manifest.contributes.configuration.find(({ title }) => title === group);
    rules.properties = ruleSettings(ruleCatalogue);
    return manifest;
  }),
  rewrite('package.nls.json', (strings) => {
    const own = Object.entries(strings).filter(([key]) => !key.startsWith('rules.'));
    return { ...Object.fromEntries(own), ...ruleStrings(ruleCatalogue, rulePage) };
  }),
].filter((file) => file !== undefined);

for (const file of stale) console.error(`${file} differs from the catalogue of rules`);
process.exit(check && stale.length > 0 ? 1 : 0);

function rewrite(file, change) {
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  const after = `${JSON.stringify(change(JSON.parse(before)), null, 2)}\n`;
  if (sameValue(before, after)) return undefined;
  if (!check) writeFileSync(path, after);
  return file;
}

function sameValue(a, b) {
  return JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));
}
