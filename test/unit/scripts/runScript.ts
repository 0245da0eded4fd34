import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const scripts = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'scripts');

/** Writes the files into a temporary folder that lives as long as the calling test, and answers its path. */
export function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'model-warden-scripts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

/** Runs one of the repository's scripts and answers its exit code and everything it printed. */
export function runScript(name: string, ...args: string[]): { code: number | null; output: string } {
  const result = spawnSync(process.execPath, [join(scripts, name), ...args], { encoding: 'utf8' });
  return { code: result.status, output: `${result.stdout}${result.stderr}` };
}
