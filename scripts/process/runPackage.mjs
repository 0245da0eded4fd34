import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../projectPaths.mjs';
import { run } from './run.mjs';

/**
 * Runs the program of an installed package with this Node, from the root, its output shown.
 * @param {string} name of the package
 * @param {string[]} args
 * @param {{program?: string, env?: NodeJS.ProcessEnv}} [options] `program` where the package has several
 */
export function runPackage(name, args, { program = name.split('/').at(-1), env } = {}) {
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin[program];
  return run(process.execPath, [join(folder, file), ...args], { cwd: root, env });
}
