// Bundles the three faces and their workers into dist/. `--watch` rebuilds, `--dev` keeps source maps.
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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
    'verify-worker': 'core/src/work/verifyWorker.ts',
  },
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

mkdirSync(dist, { recursive: true });
if (process.argv.includes('--watch')) {
  copyGrammars(dist);
  const watching = await context({ ...options, outdir: dist });
  await watching.watch();
} else {
  // Beside, then moved in file by file: who runs or tests what is in dist at that moment finds every file whole.
  const beside = mkdtempSync(join(dist, '.building-'));
  try {
    copyGrammars(beside);
    const { metafile } = await build({ ...options, outdir: beside });
    writeFileSync(
      join(beside, 'THIRD-PARTY-NOTICES.txt'),
      thirdPartyNotices(root, Object.keys(metafile.inputs), ['web-tree-sitter', 'tree-sitter-python']),
    );
    const built = readdirSync(beside);
    for (const file of built) renameSync(join(beside, file), join(dist, file));
    // What an earlier build left and this one does not make; another one's folder is its own.
    for (const file of readdirSync(dist)) {
      if (!built.includes(file) && !file.startsWith('.building-'))
        rmSync(join(dist, file), { recursive: true, force: true });
    }
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function copyGrammars(folder) {
  for (const module of ['web-tree-sitter', 'tree-sitter-python/package.json']) {
    const from = dirname(require.resolve(module));
    const name = `${module.split('/')[0]}.wasm`;
    copyFileSync(join(from, name), join(folder, name));
  }
}
