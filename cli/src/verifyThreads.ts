import { availableParallelism } from 'node:os';
import nodePath from 'node:path';
import { byteSize } from '../../core/src/text/byteSize.ts';
import { VerifyThreads } from '../../core/src/work/verifyThreads.ts';
import type { CommandContext } from './command.ts';
import type { ParsedOptions } from './options.ts';

/** Runs work that reads model files on worker threads, and ends the threads, also in the middle of a file. */
export async function withVerifyThreads<Result>(
  options: ParsedOptions,
  { distribution }: CommandContext,
  work: (threads: VerifyThreads) => Promise<Result>,
): Promise<Result> {
  const threads = new VerifyThreads({
    jobs: options.count('jobs', 1) ?? availableParallelism(),
    workerScript: nodePath.join(distribution, 'verify-worker.js'),
    wasmDirectory: distribution,
  });
  try {
    return await work(threads);
  } finally {
    await threads.close();
  }
}

/** Tells how far work over bytes is and when it will end: `Hashing: 1.2 GB of 4.0 GB, 12 s left`. */
export function byteProgress(
  what: string,
  total: number,
  { console }: CommandContext,
): (bytes: number) => void {
  const startedAt = performance.now();
  return (bytes) => {
    const seconds = (performance.now() - startedAt) / 1000;
    const left = seconds > 1 && bytes > 0 ? (seconds / bytes) * (total - bytes) : undefined;
    const remaining = left === undefined ? '' : `, ${Math.max(1, Math.round(left))} s left`;
    console.progress(`${what}: ${byteSize(bytes)} of ${byteSize(total)}${remaining}`);
  };
}
