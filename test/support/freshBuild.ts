import { execFile } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../scripts/projectPaths.mjs';

const inputs = [
  '{core,server,client,cli}/src/**/*.ts',
  'package.json',
  'package-lock.json',
  'scripts/build.mjs',
];
const outputs = ['client.js', 'server.js', 'cli.js', 'lint-worker.js', 'verify-worker.js'];

/** For `globalSetup`: builds `dist` where a source is newer than it, so that no test runs an old bundle. */
export async function setup(): Promise<void> {
  const newest = Math.max(...inputs.flatMap((pattern) => globSync(pattern, { cwd: root })).map(modified));
  const built = Math.min(...outputs.map((file) => modified(join('dist', file))));
  if (built >= newest) return;
  await promisify(execFile)(process.execPath, ['scripts/build.mjs'], { cwd: root });
}

/** Milliseconds; 0 where there is no such file. */
function modified(file: string): number {
  return statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
