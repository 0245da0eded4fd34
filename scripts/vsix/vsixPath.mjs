import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../projectPaths.mjs';

/** Where `npm run package` writes the one VSIX. */
export function vsixPath() {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return join(root, `${name}-${version}.vsix`);
}
