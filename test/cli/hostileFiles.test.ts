import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

let folder: TemporaryFolder;

beforeEach(() => {
  folder = new TemporaryFolder();
  folder.write('app.py', 'x = 1\n');
});

afterEach(() => {
  folder.remove();
});

const at = (name: string) => join(folder.path, name);
const lint = (...words: string[]) => runCli(['lint', ...words], { folder: folder.path });

describe.skipIf(process.platform === 'win32')('files that never end', () => {
  it('names a FIFO and goes on', async () => {
    execFileSync('mkfifo', [at('fifo.py')]);
    const { code, stderr } = await lint('fifo.py', 'app.py');
    expect({ code, stderr }).toEqual({ code: 3, stderr: 'model-warden: fifo.py: it is no regular file\n' });
  });

  it.each(['--policy', '--baseline'])('refuses them as %s', async (option) => {
    execFileSync('mkfifo', [at('fifo')]);
    symlinkSync('/dev/zero', at('zero'));
    for (const file of ['fifo', 'zero']) {
      expect(await lint(option, file)).toMatchObject({
        code: 3,
        stderr: expect.stringContaining(`${option} ${file}: it is no regular file.`),
      });
    }
  });
});
