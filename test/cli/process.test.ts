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

  it.skipIf(process.platform === 'win32').each([
    ['lint', ['lint', 'slow.py']],
    ['lint of a folder', ['lint']],
    ['pin', ['pin', '--offline', 'slow.py']],
  ])('ends at once on Ctrl-C in the middle of a file: %s', async (_name, words) => {
    const loads = Array.from(
      { length: 20_000 },
      (_, at) => `x${at} = load("org/n${at}", revision=x${at - 1})\n`,
    );
    folder.write(
      'slow.py',
      `from transformers import AutoModel\nload = AutoModel.from_pretrained\n${loads.join('')}`,
    );
    const child = startCli(words, { folder: folder.path });
    const ended = endOf(child);
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(child.exitCode).toBeNull();
    const asked = performance.now();
    child.kill('SIGINT');
    expect(await ended).toEqual({ code: 130, stdout: '', stderr: '' });
    expect(performance.now() - asked).toBeLessThan(200);
  });

  it('lints the files beside one that is nested too deep, and tells of that one', async () => {
    const nested = Array.from({ length: 600 }, (_, at) => `${' '.repeat(at)}if x:\n`).join('');
    folder.write('a.py', source);
    folder.write('b.py', `${source}${nested}${' '.repeat(600)}pass\n`);
    folder.write('c.py', source);
    for (const jobs of ['1', '2']) {
      const { stdout, stderr } = await runCli(['lint', '--jobs', jobs, 'a.py', 'b.py', 'c.py'], {
        folder: folder.path,
      });
      expect(stdout).toMatch(/^a\.py:2:/m);
      expect(stdout).toMatch(/^c\.py:2:/m);
      expect(stderr).toContain('b.py: ');
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
