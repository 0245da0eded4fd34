// Writes the hostile set of the tests to a folder, so that other scanners can be run over it:
//
//     node scripts/comparison/write-hostile.mjs FOLDER
//
// Nothing is ever loaded. Whoever does load one of the files gets an empty file in /tmp at most; but keep the folder away
// from what loads models. `hostile.json` beside the files names their classes, sources and expected verdicts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hostileFiles } from '../../test/support/hostile/hostileFiles.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node scripts/comparison/write-hostile.mjs FOLDER');
  process.exit(3);
}
for (const { name, bytes } of hostileFiles) {
  const path = join(folder, 'files', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
const index = hostileFiles.map(({ bytes, ...file }) => ({ ...file, size: bytes.length }));
writeFileSync(join(folder, 'hostile.json'), `${JSON.stringify(index, null, 1)}\n`);
console.log(`${index.length} files in ${folder}`);
