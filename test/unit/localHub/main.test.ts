import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const stripsTypes = major > 22 || (major === 22 && minor >= 18);

describe(`main.ts${stripsTypes ? '' : ' (skipped: this Node does not strip types, 22.18 or newer does)'}`, () => {
  it.skipIf(!stripsTypes)('prints one line of JSON and serves until it is told to end', async () => {
    const child = spawn(
      process.execPath,
      ['test/support/hub/main.ts', '--port', '0', '--profile', 'public'],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    try {
      const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
      const started: { url: string; repositories: { id: string; sha: string }[] } = JSON.parse(line);
      const known = started.repositories.find((repository) => repository.id === 'local-lab/pickle-only');
      const answer = await fetch(`${started.url}/api/models/local-lab/pickle-only`);
      expect(await answer.json()).toMatchObject({ sha: known?.sha });
    } finally {
      child.kill('SIGTERM');
    }
    const [code, signal] = await once(child, 'exit');
    expect(process.platform === 'win32' ? signal : code).toBe(process.platform === 'win32' ? 'SIGTERM' : 0);
  });
});
