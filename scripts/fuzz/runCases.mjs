import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fuzzCase } from './fuzzCase.mjs';
import { judgeCase } from './judgeCase.mjs';

/** Faults that are told; the first of many is as good as all. */
const mostFaults = 40;
/** Megabytes by which what lives may grow over a run: caches have a limit. */
const mostGrowth = 64;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/**
 * Runs cases one after the other.
 * @param {{first: number, count: number, seed: number, onCase?: (number: number) => void}} options
 * @returns figures, and the faults with the numbers of their cases
 */
export async function runCases({ first, count, seed, onCase = () => {} }) {
  const faults = [];
  const lost = [];
  const formats = {};
  const all = { cases: 0, recognised: 0, slowest: 0, slowestCase: 0 };
  let before;
  for (let number = first; number < first + count; number += 1) {
    onCase(number);
    const made = fuzzCase(seed, number);
    const judged = await judgeCase(made);
    all.cases += 1;
    formats[made.format.id] ??= { cases: 0, recognised: 0, faults: 0, milliseconds: 0, states: {} };
    const own = formats[made.format.id];
    own.cases += 1;
    own.milliseconds += judged.milliseconds;
    own.states[judged.state] = (own.states[judged.state] ?? 0) + 1;
    if (judged.isRecognised) {
      own.recognised += 1;
      all.recognised += 1;
    }
    if (judged.milliseconds > all.slowest)
      Object.assign(all, { slowest: judged.milliseconds, slowestCase: number });
    if (made.made.state === 'dangerous' && judged.state === 'clean' && lost.length < mostFaults)
      lost.push(number);
    for (const what of judged.faults) {
      own.faults += 1;
      if (faults.length < mostFaults)
        faults.push({ number, format: made.format.id, kind: made.kind, name: made.name, what });
    }
    if (number === first + Math.min(2_000, Math.floor(count / 2))) before = living();
  }
  const growth = living() - (before ?? 0);
  if (before !== undefined && growth > mostGrowth)
    faults.push({
      number: -1,
      format: 'all',
      kind: 'all',
      name: '',
      what: `what lives grew by ${growth.toFixed(0)} MB`,
    });
  return { ...all, growth, formats, faults, lost };
}

/** Megabytes of objects and of buffers outside the heap that nothing can free. */
function living() {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
