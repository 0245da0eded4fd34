import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { ThreadedDigester } from '../../../core/src/work/threadedDigester.ts';
import { VerifyThreads } from '../../../core/src/work/verifyThreads.ts';
import { useScratchFolders } from '../../support/scratchFolder.ts';

const scratch = useScratchFolders();
const workerScript = fileURLToPath(new URL('digestWorker.mts', import.meta.url));
let threads: VerifyThreads | undefined;
afterEach(() => threads?.close());

function digesterWith(jobs: number): ThreadedDigester {
  threads = new VerifyThreads({ jobs, workerScript, wasmDirectory: dirname(workerScript) });
  return new ThreadedDigester(threads);
}

const request = (path: string) => ({ path, size: statSync(path).size, gitOid: false });
const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

/** Large enough for the files to be given to threads. */
const content = (filler: number) => new Uint8Array(12 * 1024 * 1024).fill(filler);

describe('ThreadedDigester', () => {
  it.each([1, 2])('answers in the order of the requests with %d jobs', async (jobs) => {
    const folder = scratch();
    const requests = [
      request(folder.write('small', new Uint8Array(5))),
      request(folder.write('a', content(1))),
      { path: folder.at('missing'), size: 0, gitOid: false },
      request(folder.write('b', content(2))),
    ];
    const told: number[] = [];
    const outcomes = await digesterWith(jobs).digestStamped(requests, { onProgress: (of) => told.push(of) });
    expect(outcomes).toMatchObject([
      { sha256: sha256(new Uint8Array(5)) },
      { sha256: sha256(content(1)) },
      { failed: 'it does not exist' },
      { sha256: sha256(content(2)) },
    ]);
    expect(told.at(-1)).toBe(24 * 1024 * 1024 + 5);
    expect([...told].sort((a, b) => a - b)).toEqual(told);
  });

  it('hashes in this thread where there are none', async () => {
    const file = scratch().write('a', content(3));
    expect(await new ThreadedDigester().digestStamped([request(file)])).toMatchObject([
      { sha256: sha256(content(3)) },
    ]);
  });

  it('has no hash of the files whose thread ended', async () => {
    const folder = scratch();
    const requests = [request(folder.write('deadly', content(1))), request(folder.write('b', content(2)))];
    const outcomes = await digesterWith(2).digestStamped(requests);
    expect(outcomes).toEqual(Array(2).fill({ failed: expect.stringContaining('ended with 9') }));
  });

  it('stops within 100 ms, and its threads are free again', async () => {
    const folder = scratch();
    const requests = Array.from({ length: 12 }, (_, at) => request(folder.write(`f${at}`, content(at))));
    const controller = new AbortController();
    const digester = digesterWith(2);
    let abortedAt = 0;
    const running = digester.digestStamped(requests, {
      signal: controller.signal,
      onProgress: () => {
        abortedAt ||= performance.now();
        controller.abort(new Error('enough'));
      },
    });
    await expect(running).rejects.toThrow('enough');
    // 100 ms on a quiet machine; what counts here is that nobody waits for the file.
    expect(performance.now() - abortedAt).toBeLessThan(2_000);
    expect(await digester.digestStamped(requests.slice(0, 2))).toMatchObject([{}, {}]);
  });
});
