import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadLanguages } from '../../core/src/source/languages.ts';

const require = createRequire(import.meta.url);

/** Loads the languages from the installed packages, laid side by side as the bundle has them. */
export async function loadTestLanguages(): Promise<string> {
  const wasmDirectory = mkdtempSync(join(tmpdir(), 'model-warden-wasm-'));
  mkdirSync(wasmDirectory, { recursive: true });
  const sources = [
    join(dirname(require.resolve('web-tree-sitter')), 'web-tree-sitter.wasm'),
    join(dirname(require.resolve('tree-sitter-python/package.json')), 'tree-sitter-python.wasm'),
  ];
  for (const source of sources)
    copyFileSync(source, join(wasmDirectory, source.slice(source.lastIndexOf('/') + 1)));
  await loadLanguages({ wasmDirectory });
  return wasmDirectory;
}
