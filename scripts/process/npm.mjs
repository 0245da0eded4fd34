import { delimiter, dirname } from 'node:path';
import { run } from './run.mjs';

/**
 * Runs npm with the Node that runs this script, whatever Node the machine's `npm` would take.
 * npm names its own script in `npm_execpath`; without it the `npm` on the PATH has to do.
 */
export function npm(args, options = {}) {
  const environment = options.env ?? process.env;
  const env = {
    ...environment,
    PATH: [dirname(process.execPath), environment.PATH ?? environment.Path ?? ''].join(delimiter),
  };
  const script = process.env.npm_execpath;
  if (script?.endsWith('npm-cli.js')) {
    return run(process.execPath, [script, ...args], { ...options, env });
  }
  // `npm` is a script file on Windows, which only its command interpreter can start.
  return run('npm', args, { ...options, env, shell: process.platform === 'win32' });
}
