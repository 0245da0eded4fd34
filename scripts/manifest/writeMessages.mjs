// Writes every `l10n.t('...')` of the client into l10n/bundle.l10n.json, the file that translators copy.
// `--check` writes nothing and exits 1 where it differs.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../projectPaths.mjs';

const call = /\bl10n\.t\(\s*(['"])((?:(?!\1)[^\\]|\\.)*)\1/g;

const messages = globSync('client/src/**/*.ts', { cwd: root })
  .flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(call)])
  .map((match) => match[2].replace(/\\(.)/g, '$1'))
  .sort();
const bundle = Object.fromEntries(messages.map((message) => [message, message]));

const path = join(root, 'l10n', 'bundle.l10n.json');
const text = `${JSON.stringify(bundle, null, 2)}\n`;
if (process.argv.includes('--check')) {
  if (readFileSync(path, 'utf8') !== text) {
    console.error('l10n/bundle.l10n.json differs from the messages of the client');
    process.exit(1);
  }
} else {
  writeFileSync(path, text);
}
