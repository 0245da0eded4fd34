import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { root } from '../../../scripts/projectPaths.mjs';

const dist = join(root, 'dist');
const build = () => promisify(execFile)(process.execPath, ['scripts/build.mjs'], { cwd: root });

/** Without the folders of builds that run, also those of somebody else. */
const present = () => readdirSync(dist).filter((file) => !file.startsWith('.building-'));

it('builds twice at once while what is there stays whole', { timeout: 60_000 }, async () => {
  await build();
  const expected = present();
  const builds = Promise.all([build(), build()]);
  let running = true;
  builds.finally(() => (running = false)).catch(() => undefined);
  const missing = new Set<string>();
  while (running) {
    const found = present();
    for (const file of expected) if (!found.includes(file)) missing.add(file);
    if (!readFileSync(join(dist, 'cli.js'), 'utf8').endsWith('\n')) missing.add('the end of cli.js');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await builds;
  expect([...missing]).toEqual([]);
  expect(present()).toEqual(expected);
});
