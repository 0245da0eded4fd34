// Who may import what: `node scripts/check-boundaries.mjs [ROOT]` holds every source against the table.
// Exit 0: no arrow runs the wrong way. 1: each that does is printed.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { checkFile } from './boundaries/checkFile.mjs';
import { root } from './projectPaths.mjs';

const folder = resolve(process.argv[2] ?? root);
const files = globSync('{core,client,server,cli}/src/**/*.{ts,mts,cts,js,mjs,cjs}', { cwd: folder })
  .map((file) => file.split(sep).join('/'))
  .sort();

let problems = 0;
for (const file of files) {
  for (const { line, message } of checkFile(file, readFileSync(join(folder, file), 'utf8'))) {
    console.error(`${file}:${line}: ${message}`);
    problems += 1;
  }
}

if (files.length === 0) {
  console.error(`No sources under ${folder}: nothing was checked.`);
  process.exit(1);
}
console.log(`boundaries: ${files.length} files, ${problems} wrong imports`);
process.exit(problems === 0 ? 0 : 1);
