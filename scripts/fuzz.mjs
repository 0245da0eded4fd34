// `node scripts/fuzz.mjs [CASES] [SEED]`: mutates files of every format knowingly and checks what the scanner says of
// them. `--coverage` counts what of the scanner was run (V8's own figures; slower), `--missed` lists what was not,
// `--first N` begins at a later case, `--show N` prints one case. Ends with 1 where a case is at fault.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { testResults } from './projectPaths.mjs';

/** Milliseconds after which a case counts as one that never ends. */
const longest = 20_000;
/** Cases of one thread: a new one begins with nothing kept. */
const batch = 50_000;
/** Megabytes of a thread's heap. */
const mostHeap = 512;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    coverage: { type: 'boolean', default: false },
    missed: { type: 'boolean', default: false },
    first: { type: 'string', default: '0' },
    show: { type: 'string' },
  },
});
const [cases, seed] = [Number(positionals[0] ?? 20_000), Number(positionals[1] ?? 1)];
const begun = performance.now();

if (options.show !== undefined) await show(Number(options.show));
else await runAll();

async function runAll() {
  const results = [];
  const first = Number(options.first);
  const most = options.coverage || options.missed ? cases : batch;
  for (let at = first; at < first + cases; at += most) {
    const one = await runThread(at, Math.min(most, first + cases - at));
    results.push(one);
    const done = results.reduce((sum, { result }) => sum + result.cases, 0);
    const { faults } = one.result;
    console.error(
      `${done} of ${cases} cases in ${seconds()} s${faults.length > 0 ? `, ${faults.length} faults` : ''}`,
    );
    for (const fault of faults) console.error(tell(fault));
  }
  print(results);
}

/** @returns the figures of one thread; one that hangs or dies has a fault that names the case */
function runThread(first, count) {
  const progress = new Int32Array(new SharedArrayBuffer(4));
  Atomics.store(progress, 0, first);
  const worker = new Worker(fileURLToPath(new URL('fuzz/fuzzWorker.mjs', import.meta.url)), {
    workerData: { first, count, seed, progress, withCoverage: options.coverage || options.missed },
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
    resourceLimits: { maxOldGenerationSizeMb: mostHeap },
  });
  return new Promise((resolve) => {
    let [last, since] = [-1, performance.now()];
    const failed = (what) => {
      const number = Atomics.load(progress, 0);
      const fault = { number, format: '', kind: '', name: '', what };
      end({
        result: {
          cases: number - first,
          recognised: 0,
          slowest: 0,
          growth: 0,
          formats: {},
          lost: [],
          faults: [fault],
        },
      });
    };
    const watch = setInterval(() => {
      const number = Atomics.load(progress, 0);
      if (number !== last) [last, since] = [number, performance.now()];
      else if (performance.now() - since > longest) failed('never ends');
    }, 500);
    const end = (outcome) => {
      clearInterval(watch);
      void worker.terminate();
      resolve(outcome);
    };
    worker.once('message', end);
    worker.once('error', (error) => failed(`ends the thread: ${error.message}`));
  });
}

function print(results) {
  const all = results.map(({ result }) => result);
  const sum = (of) => all.reduce((total, result) => total + of(result), 0);
  const formats = {};
  for (const result of all) {
    for (const [id, { cases: count, recognised, faults, milliseconds, states }] of Object.entries(
      result.formats,
    )) {
      formats[id] ??= { cases: 0, recognised: 0, faults: 0, milliseconds: 0, states: {} };
      const own = formats[id];
      own.cases += count;
      own.recognised += recognised;
      own.faults += faults;
      own.milliseconds += milliseconds;
      for (const [state, times] of Object.entries(states))
        own.states[state] = (own.states[state] ?? 0) + times;
    }
  }
  for (const [id, { cases: count, recognised, faults, milliseconds, states }] of Object.entries(formats)) {
    const shares = Object.entries(states).map(([state, times]) => `${state} ${percent(times, count)}`);
    console.log(
      `${id.padEnd(24)} ${String(count).padStart(8)} cases, ${percent(recognised, count)} recognised, ${(milliseconds / count).toFixed(2)} ms each, ${faults} faults; ${shares.join(', ')}`,
    );
  }
  const slowest = all.reduce((most, result) => (result.slowest > most.slowest ? result : most));
  console.log(
    `\n${sum((result) => result.cases)} cases, seed ${seed}, ${seconds()} s; ${percent(
      sum((r) => r.recognised),
      sum((r) => r.cases),
    )} recognised as what they were; the slowest took ${slowest.slowest.toFixed(0)} ms (case ${slowest.slowestCase}); what lives grew by ${Math.max(...all.map((r) => r.growth)).toFixed(1)} MB at most`,
  );
  for (const { coverage } of results) if (coverage !== undefined) printCoverage(coverage);
  const lost = all.flatMap((result) => result.lost);
  if (lost.length > 0)
    console.log(
      `clean where the undamaged file is dangerous, to be looked at: cases ${lost.slice(0, 20).join(', ')}`,
    );
  const faults = all.flatMap((result) => result.faults);
  for (const fault of faults) console.log(tell(fault));
  console.log(`${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

function printCoverage(coverage) {
  const { functions, functionsRun, blocks, blocksRun, characters, charactersRun, missed } = coverage;
  console.log(
    `core/src/formats, archive and bytes: ${percent(functionsRun, functions)} of ${functions} functions, ${percent(blocksRun, blocks)} of ${blocks} blocks, ${percent(charactersRun, characters)} of the text`,
  );
  if (options.missed) for (const line of missed) console.log(`  not run: ${line}`);
}

async function show(number) {
  const { fuzzCase } = await import('./fuzz/fuzzCase.mjs');
  const { judgeCase } = await import('./fuzz/judgeCase.mjs');
  const { loadTestLanguages } = await import('../test/support/languages.ts');
  const { inspectContents } = await import('../core/src/formats/inspectContents.ts');
  const { MemorySource } = await import('../core/src/bytes/memorySource.ts');
  await loadTestLanguages();
  const { format, kind, name, bytes, made } = fuzzCase(seed, number);
  mkdirSync(testResults, { recursive: true });
  const file = join(testResults, `fuzz-${seed}-${number}`);
  writeFileSync(file, bytes);
  console.log(`${format.id}, ${kind}, ${name}, ${bytes.length} bytes: ${file}`);
  console.log(await judgeCase({ format, kind, name, bytes, made }));
  console.dir(await inspectContents(new MemorySource(bytes), name), { depth: 5 });
}

function tell({ number, format, kind, name, what }) {
  return `case ${number} (${format}, ${kind}, ${name}) ${what}`;
}

function percent(part, whole) {
  return whole === 0 ? '-' : `${((part / whole) * 100).toFixed(1)} %`;
}

function seconds() {
  return ((performance.now() - begun) / 1000).toFixed(0);
}
