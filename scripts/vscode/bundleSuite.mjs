import { globSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../projectPaths.mjs';

/**
 * Bundles `test/vscode/suite/*.test.ts` and mocha into the one CommonJS module that an extension host loads.
 * @returns {Promise<string>} the module's path
 */
export async function bundleSuite() {
  const folder = join(root, 'test', 'vscode', 'suite');
  const files = globSync('*.test.ts', { cwd: folder }).sort();
  if (files.length === 0) throw new Error(`${folder} holds no tests.`);
  const outfile = join(root, '.cache', 'vscode-suite', 'index.js');
  await build({
    stdin: {
      contents: [
        "import { runSuite } from './runSuite.ts';",
        `export const run = () => runSuite([${files.map((file) => `() => import('./${file}')`).join(', ')}]);`,
      ].join('\n'),
      resolveDir: folder,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: 'inline',
    external: ['vscode'],
    logLevel: 'error',
  });
  return outfile;
}
