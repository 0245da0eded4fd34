import { chmodSync, cpSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const unpinned = 'from transformers import AutoTokenizer\nAutoTokenizer.from_pretrained("org/name")\n';
const nobody = 65534;

let folder: TemporaryFolder;

beforeEach(() => {
  folder = new TemporaryFolder();
  folder.write('good.py', unpinned);
});

afterEach(() => {
  folder.remove();
});

async function lint(words: string[], userId?: number) {
  const options = { folder: folder.path, ...(userId === undefined ? {} : { userId }) };
  const { code, stdout, stderr } = await runCli(['lint', '--format', 'json', ...words], options);
  const json = stdout === '' ? undefined : JSON.parse(stdout);
  return {
    code,
    stderr,
    skipped: json?.skipped,
    findings: json?.findings.map((one: { path: string }) => one.path),
  };
}

describe('broken inputs', () => {
  it('names a path that does not exist, and lints the others', async () => {
    expect(await lint(['gone', 'good.py'])).toEqual({
      code: 3,
      stderr: 'model-warden: gone: it does not exist\n',
      skipped: [{ path: 'gone', reason: 'it does not exist' }],
      findings: ['good.py'],
    });
  });

  it('passes over what it meets and cannot read', async () => {
    writeFileSync(join(folder.path, 'latin.py'), Buffer.from('# é\n', 'latin1'));
    writeFileSync(join(folder.path, 'binary.py'), Buffer.of(1, 0, 2));
    folder.write('large.py', '');
    truncateSync(join(folder.path, 'large.py'), 50 * 1024 * 1024);
    mkdirSync(join(folder.path, 'deep'));
    symlinkSync('..', join(folder.path, 'deep/loop'));
    symlinkSync('self.py', join(folder.path, 'self.py'));
    folder.write('cp1252.py', '# coding: cp1252\n');
    expect(await lint([])).toEqual({
      code: 1,
      stderr: '',
      skipped: [
        { path: 'binary.py', reason: 'it is a binary file' },
        { path: 'deep/loop', reason: 'link loop' },
        { path: 'large.py', reason: 'its 50 MiB are over the limit of 10 MiB' },
        { path: 'latin.py', reason: 'it is not UTF-8' },
        { path: 'self.py', reason: 'link loop' },
      ],
      findings: ['good.py'],
    });
  });

  it('fails on a named file that is not UTF-8', async () => {
    writeFileSync(join(folder.path, 'latin.py'), Buffer.from('# é\n', 'latin1'));
    const { code, stderr } = await lint(['latin.py', 'good.py']);
    expect({ code, stderr }).toEqual({ code: 3, stderr: 'model-warden: latin.py: it is not UTF-8\n' });
  });

  it.skipIf(process.platform === 'win32')('passes over folders and files without permission', async () => {
    folder.write('closed/a.py', unpinned);
    folder.write('unreadable.py', unpinned);
    chmodSync(folder.path, 0o755);
    chmodSync(join(folder.path, 'closed'), 0o000);
    chmodSync(join(folder.path, 'unreadable.py'), 0o000);
    // Permissions do not hold for root.
    const { code, skipped, findings } = await lint([], process.getuid?.() === 0 ? nobody : undefined);
    chmodSync(join(folder.path, 'closed'), 0o755);
    expect({ code, skipped, findings }).toEqual({
      code: 1,
      skipped: [
        { path: 'closed', reason: 'permission denied' },
        { path: 'unreadable.py', reason: 'permission denied' },
      ],
      findings: ['good.py'],
    });
  });

  it('gives the same answer from worker threads, in the order of the paths', async () => {
    for (let at = 0; at < 120; at += 1) {
      folder.write(`many/f${String(at).padStart(3, '0')}.py`, `${unpinned}${'filler = 1\n'.repeat(1000)}`);
    }
    cpSync(join(folder.path, 'good.py'), join(folder.path, 'many/z.py'));
    const parallel = await lint(['--jobs', '3']);
    const single = await lint(['--jobs', '1']);
    expect(parallel).toEqual(single);
    expect(parallel.findings).toHaveLength(122);
    expect(parallel.findings).toEqual([...parallel.findings].sort());
  });
});
