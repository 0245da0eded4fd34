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

  it('decides nothing where the manifest is one', async () => {
    execFileSync('mkfifo', [at('model-manifest.yaml')]);
    const { code, stderr } = await lint();
    expect(stderr).toContain('model-manifest.yaml:1:1: The manifest cannot be read: it is no regular file.');
    expect(code).toBe(2);
    const pin = await runCli(['pin', '--manifest', '--offline'], { folder: folder.path });
    expect(pin.stderr).toContain('model-manifest.yaml: it is no regular file.');
    expect(pin.code).toBe(3);
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

describe('a policy that is not valid', () => {
  it('is told and gives no green', async () => {
    folder.write('app.py', 'import transformers\ntransformers.AutoModel.from_pretrained("org/name")\n');
    const rules = (text: string) => folder.write('model-manifest.yaml', `policy:\n  rules:\n${text}`);
    rules('    unpinned-revision: off\n    safetensors-not-required: off\n');
    expect((await lint()).code).toBe(0);
    rules('    unpinned-revision: error\n    unpinned-revision: off\n');
    const twice = await lint();
    expect(twice.stderr).toContain('yaml:4:5: The key "unpinned-revision" stands here a second time.');
    expect(twice.stderr).toContain('the policy is not valid, so that nothing is decided under it');
    expect(twice.stdout).toContain('error[unpinned-revision]');
    expect(twice.code).toBe(1);
    folder.write('app.py', 'x = 1\n');
    const whole = await lint();
    expect(whole.stdout).toContain('error[manifest-schema]');
    expect(whole.code).toBe(1);
    // The source alone has no findings, and is not called clean.
    expect((await runCli(['lint', 'app.py'], { folder: folder.path })).code).toBe(2);
    rules('    unpined-revision: error\n');
    expect((await lint()).code).toBe(1);
    expect((await runCli(['lint', 'app.py'], { folder: folder.path })).code).toBe(2);
  });
});
