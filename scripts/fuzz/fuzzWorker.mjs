import { parentPort, workerData } from 'node:worker_threads';
import { loadTestLanguages } from '../../test/support/languages.ts';
import { startCoverage } from './coverage.mjs';
import { runCases } from './runCases.mjs';

// One thread of `scripts/fuzz.mjs`: what hangs or runs out of memory takes this thread along and no other.
const { first, count, seed, progress, withCoverage } = workerData;
await loadTestLanguages();
const coverage = withCoverage ? await startCoverage() : undefined;
const result = await runCases({
  first,
  count,
  seed,
  onCase: (number) => Atomics.store(progress, 0, number),
});
parentPort.postMessage({ result, coverage: await coverage?.() });
