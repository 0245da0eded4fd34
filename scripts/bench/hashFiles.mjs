import { statSync } from 'node:fs';
import { join } from 'node:path';
import { ThreadedDigester } from '../../core/src/work/threadedDigester.ts';
import { VerifyThreads } from '../../core/src/work/verifyThreads.ts';

// `hashFiles.mjs DIST JOBS FILE...`: hashes files as `verify` does and prints the milliseconds, start-up aside.
const [dist, jobs, ...files] = process.argv.slice(2);
const threads = new VerifyThreads({
  jobs: Number(jobs),
  workerScript: join(dist, 'verify-worker.js'),
  wasmDirectory: dist,
});
const requests = files.map((path) => ({ path, size: statSync(path).size, gitOid: false }));
const start = performance.now();
const outcomes = await new ThreadedDigester(threads).digestStamped(requests);
const milliseconds = performance.now() - start;
await threads.close();
for (const outcome of outcomes) if (outcome.failed !== undefined) throw new Error(outcome.failed);
console.log(milliseconds);
