import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readBounded } from '../../../core/src/paths/boundedRead.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bounded-'));
});

const at = (name: string) => join(root, name);

describe('readBounded', () => {
  it('gives the bytes of a file up to the limit', () => {
    writeFileSync(at('a'), 'abc');
    expect(readBounded(at('a'), 3)).toEqual({ bytes: Buffer.from('abc') });
    expect(readBounded(at('a'), 2)).toMatchObject({ refused: 'too-large' });
    writeFileSync(at('b'), 'x'.repeat(300 * 1024));
    expect(readBounded(at('b'), 256 * 1024)).toMatchObject({
      reason: 'its 300 KiB are over the limit of 256 KiB',
    });
  });

  it('tells what is not there from what is no file', () => {
    writeFileSync(at('a'), '');
    symlinkSync('gone', at('dangling'));
    symlinkSync('loop', at('loop'));
    expect(readBounded(at('gone'), 9)).toMatchObject({ refused: 'missing', reason: 'it does not exist' });
    expect(readBounded(at('a/b'), 9)).toMatchObject({ refused: 'missing' });
    expect(readBounded(at('dangling'), 9)).toMatchObject({ refused: 'missing' });
    expect(readBounded(at('loop'), 9)).toMatchObject({ refused: 'unreadable', reason: 'link loop' });
    expect(readBounded(root, 9).refused).toMatch(/no-file|unreadable/);
  });

  it.skipIf(process.platform === 'win32')('waits for no FIFO and drains no device', () => {
    execFileSync('mkfifo', [at('fifo')]);
    symlinkSync('/dev/zero', at('zero'));
    for (const name of ['fifo', 'zero']) {
      expect(readBounded(at(name), 9)).toEqual({ refused: 'no-file', reason: 'it is no regular file' });
    }
  });

  it('follows links where they may lead', () => {
    mkdirSync(at('in/deep'), { recursive: true });
    writeFileSync(at('in/a'), 'inner');
    writeFileSync(at('out'), 'outer');
    symlinkSync('../a', at('in/deep/near'));
    symlinkSync('../../out', at('in/deep/far'));
    const within = at('in');
    expect(readBounded(at('in/deep/near'), 9, { within })).toEqual({ bytes: Buffer.from('inner') });
    expect(readBounded(at('in/deep/far'), 9, { within })).toMatchObject({ refused: 'link-outside' });
    expect(readBounded(at('in/deep/far'), 9)).toEqual({ bytes: Buffer.from('outer') });
    expect(readBounded(at('in/deep/near'), 9, { followLink: false }).refused).toBe('unreadable');
  });
});
