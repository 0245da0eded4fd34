// `npm run package [-- FILE]`: the one VSIX, from what `npm run build` left in dist/. No native code in it, so one
// file serves every platform.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { root } from './projectPaths.mjs';
import { vsixPath } from './vsix/vsixPath.mjs';

if (!existsSync(join(root, 'dist', 'client.js'))) {
  console.error('dist/ is empty: run `npm run build` first.');
  process.exit(1);
}
const packagePath = process.argv[2] ?? vsixPath();
await createVSIX({ cwd: root, packagePath, dependencies: false });
