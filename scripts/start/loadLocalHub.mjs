import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../projectPaths.mjs';

/**
 * The tests' own Hub, bundled: it is TypeScript outside any package that says how Node shall read it.
 * @returns {Promise<typeof import('../../test/support/hub/startLocalHub.ts')>}
 */
export async function loadLocalHub() {
  const outfile = join(root, '.cache', 'local-hub.mjs');
  await build({
    entryPoints: [join(root, 'test', 'support', 'hub', 'startLocalHub.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}
