// The lock file serves everybody: `node scripts/check-lockfile.mjs [ROOT]`.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lockfileProblems } from './lockfile/lockfileProblems.mjs';
import { root } from './projectPaths.mjs';

const file = join(resolve(process.argv[2] ?? root), 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const problems = lockfileProblems(lock);
for (const problem of problems) console.error(`package-lock.json: ${problem}`);
console.log(`lockfile: ${Object.keys(lock.packages ?? {}).length} entries, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
