import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digestFile } from '../../../core/src/digest/digestFile.ts';
import { useScratchFolders } from '../../support/scratchFolder.ts';

const scratch = useScratchFolders();
const mebibyte = 1024 * 1024;

function bytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 0xff);
}

describe('digestFile', () => {
  it.each([0, 1, 4096, mebibyte - 1, mebibyte, mebibyte + 1, 3 * mebibyte + 7])(
    'hashes %d bytes as one reading does',
    async (length) => {
      const content = bytes(length);
      const file = scratch().write('a', content);
      const told: number[] = [];
      const digest = await digestFile(file, { gitOid: true, onProgress: (done) => told.push(done) });
      expect(digest).toMatchObject({
        sha256: createHash('sha256').update(content).digest('hex'),
        gitOid: createHash('sha1').update(`blob ${length}\0`).update(content).digest('hex'),
        stamp: { size: length },
      });
      expect(told.at(-1) ?? 0).toBe(length);
    },
  );

  it('knows the ids that git gives', async () => {
    const folder = scratch();
    const empty = await digestFile(folder.write('empty', ''), { gitOid: true });
    expect(empty).toMatchObject({ gitOid: 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391' });
    const hello = await digestFile(folder.write('hello', 'hello world\n'), { gitOid: true });
    expect(hello).toMatchObject({ gitOid: '3b18e512dba79e4c8300dd08aeb37f8e728b8dad' });
  });

  it('computes no git id that nobody asked for', async () => {
    expect(await digestFile(scratch().write('a', 'a'), { gitOid: false })).not.toHaveProperty('gitOid');
  });

  it.each<[string, (file: string) => void]>([
    ['grows', (file) => appendFileSync(file, 'x')],
    ['shrinks', (file) => truncateSync(file, 2 * mebibyte + 5)],
    ['is written over', (file) => writeFileSync(file, bytes(4 * mebibyte).fill(7))],
    [
      'is replaced by another file',
      (file) => {
        writeFileSync(`${file}.new`, bytes(4 * mebibyte));
        renameSync(`${file}.new`, file);
      },
    ],
    ['vanishes', (file) => renameSync(file, `${file}.gone`)],
  ])('has no hash of a file that %s while it is read', async (_, change) => {
    const file = scratch().write('a', bytes(4 * mebibyte));
    let changed = false;
    const onProgress = () => {
      if (!changed) change(file);
      changed = true;
    };
    expect(await digestFile(file, { gitOid: false, onProgress })).toEqual({
      failed: expect.stringMatching(/^it (changed while it was read|does not exist)$/),
    });
  });

  it.each(['a folder', 'nothing', 'a FIFO'])('fails for %s and waits for nothing', async (what) => {
    const folder = scratch();
    const path = folder.at('x');
    if (what === 'a folder') folder.write('x/y', '');
    if (what === 'a FIFO') {
      if (process.platform === 'win32') return;
      execFileSync('mkfifo', [path]);
    }
    expect(await digestFile(path, { gitOid: false })).toHaveProperty('failed');
  });

  it('stops when it is told to', async () => {
    const file = scratch().write('a', bytes(8 * mebibyte));
    const controller = new AbortController();
    let done = 0;
    const running = digestFile(file, {
      gitOid: false,
      signal: controller.signal,
      onProgress: (of) => {
        done = of;
        controller.abort(new Error('enough'));
      },
    });
    await expect(running).rejects.toThrow('enough');
    expect(done).toBeLessThan(8 * mebibyte);
    await expect(digestFile(file, { gitOid: false, signal: controller.signal })).rejects.toThrow('enough');
  });
});
