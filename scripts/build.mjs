// Bundles the three faces and their workers into dist/. `--watch` rebuilds, `--dev` keeps source maps.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { thirdPartyNotices } from './vsix/thirdPartyNotices.mjs';

const require = createRequire(import.meta.url);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const development = process.argv.includes('--dev') || process.argv.includes('--watch');

const options = {
  absWorkingDir: root,
  entryPoints: {
    client: 'client/src/extension.ts',
    server: 'server/src/serverProcess.ts',
    cli: 'cli/src/main.ts',
    'lint-worker': 'core/src/work/lintWorker.ts',
  },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  minify: !development,
  sourcemap: development ? 'linked' : false,
  legalComments: 'none',
  external: ['vscode'],
  // The ESM build reads import.meta.url, which a CommonJS bundle does not have.
  alias: { 'web-tree-sitter': require.resolve('web-tree-sitter') },
  metafile: true,
  logLevel: 'warning',
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
copyFileSync(
  join(dirname(require.resolve('web-tree-sitter')), 'web-tree-sitter.wasm'),
  join(dist, 'web-tree-sitter.wasm'),
);
copyFileSync(
  join(dirname(require.resolve('tree-sitter-python/package.json')), 'tree-sitter-python.wasm'),
  join(dist, 'tree-sitter-python.wasm'),
);

if (process.argv.includes('--watch')) {
  const watching = await context(options);
  await watching.watch();
} else {
  const { metafile } = await build(options);
  writeFileSync(
    join(dist, 'THIRD-PARTY-NOTICES.txt'),
    thirdPartyNotices(root, Object.keys(metafile.inputs), ['web-tree-sitter', 'tree-sitter-python']),
  );
}
