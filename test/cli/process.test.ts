import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLocalHub } from '../support/hub/startLocalHub.ts';
import { endOf, runCli, startCli } from '../support/runCli.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const source =
  'from transformers import AutoTokenizer\nAutoTokenizer.from_pretrained("google-bert/bert-base-uncased")\n';

let folder: TemporaryFolder;

beforeEach(() => {
  folder = new TemporaryFolder();
});

afterEach(() => {
  folder.remove();
});

describe('the process', () => {
  it.skipIf(process.platform === 'win32')('ends with 130 on Ctrl-C and leaves every file whole', async () => {
    const hub = await startLocalHub();
    try {
      hub.setFault({ kind: 'slow', milliseconds: 10_000 });
      folder.write('app.py', source);
      const child = startCli(['lint', '--fix'], { folder: folder.path, env: { HF_ENDPOINT: hub.url } });
      const ended = endOf(child);
      while (hub.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      child.kill('SIGINT');
      expect((await ended).code).toBe(130);
      expect(readFileSync(join(folder.path, 'app.py'), 'utf8')).toBe(source);
      expect(readdirSync(folder.path)).toEqual(['app.py']);
    } finally {
      await hub.close();
    }
  });

  it.skipIf(process.platform === 'win32')('ends quietly when its reader goes', async () => {
    for (let at = 0; at < 500; at += 1) folder.write(`f${at}.py`, source);
    const child = startCli(['lint', '--format', 'json'], { folder: folder.path });
    const ended = endOf(child);
    if (child.stdout !== null) {
      await once(child.stdout, 'data');
      child.stdout.destroy();
    }
    expect((await ended).stderr).toBe('');
  });

  it('prints no colour and no progress where there is no terminal', async () => {
    for (let at = 0; at < 50; at += 1) folder.write(`f${at}.py`, source + 'filler = 1\n'.repeat(3000));
    const { stdout, stderr } = await runCli(['lint'], { folder: folder.path });
    expect(stdout).not.toContain('\u001b');
    expect(stderr).toBe('');
  });

  it('runs on the Node that is on the path, 20.19 or newer', async () => {
    const version = spawnSync('node', ['--version'], { encoding: 'utf8', env: outsideOfNpm() });
    folder.write('app.py', source);
    const { code, stdout } = await runCli(['lint'], { folder: folder.path, node: nodeOnPath() });
    expect({ code, finding: stdout.includes('unpinned-revision') }, version.stdout).toEqual({
      code: 1,
      finding: true,
    });
  });
});

/** The environment without the folders that npm puts in front of the path. */
function outsideOfNpm(): NodeJS.ProcessEnv {
  const separator = process.platform === 'win32' ? ';' : ':';
  const folders = (process.env.PATH ?? '')
    .split(separator)
    .filter((entry) => !entry.includes('node_modules'));
  return { ...process.env, PATH: folders.join(separator) };
}

function nodeOnPath(): string {
  const found = spawnSync('node', ['-p', 'process.execPath'], { encoding: 'utf8', env: outsideOfNpm() });
  return found.status === 0 ? found.stdout.trim() : process.execPath;
}
