import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { run } from '../process/run.mjs';

/** What makes a Node process tell its CPU time. */
export const probe = [
  '--import',
  pathToFileURL(join(fileURLToPath(new URL('.', import.meta.url)), 'cpuProbe.mjs')).href,
];

/**
 * Runs a script of ours to its end, several times, and gives the least CPU and wall time in milliseconds and the least
 * of its peaks of memory in bytes: what disturbs a run only adds to them. Exit 1 is the answer of a linter that found something.
 * @param {string[]} args script and arguments
 * @param {{cwd: string, rounds: number, scratch: string}} options
 */
export async function measureNode(args, { cwd, rounds, scratch }) {
  const file = join(scratch, 'cpu-time');
  const best = {
    cpuMs: Number.POSITIVE_INFINITY,
    wallMs: Number.POSITIVE_INFINITY,
    peakBytes: Number.POSITIVE_INFINITY,
    stdout: '',
  };
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const { code, stdout, stderr } = await run(process.execPath, [...probe, ...args], {
      cwd,
      capture: true,
      env: { ...process.env, MODEL_WARDEN_BENCH_CPU: file },
    });
    if (code > 1) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr}`);
    best.wallMs = Math.min(best.wallMs, performance.now() - start);
    const { cpuMs, peakBytes } = JSON.parse(readFileSync(file, 'utf8'));
    best.cpuMs = Math.min(best.cpuMs, cpuMs);
    best.peakBytes = Math.min(best.peakBytes, peakBytes);
    best.stdout = stdout;
  }
  return best;
}
