import { mkdirSync } from 'node:fs';
import { testResults } from '../projectPaths.mjs';
import { sumOfCounts } from './counts.mjs';

/**
 * Runs the steps one after the other and prints each with its counts and its time, then the sum as the last line.
 * A step that fails does not hide what the later ones would say.
 * @param {{name: string, needs?: string[], run: () => Promise<import('./counts.mjs').Counts>}[]} steps
 * @returns {Promise<boolean>} whether nothing failed
 */
export async function runSteps(steps) {
  mkdirSync(testResults, { recursive: true });
  const done = [];
  for (const step of steps) {
    console.log(`\n=== ${step.name}`);
    const begin = performance.now();
    const counts = await runStep(step, done);
    done.push({ name: step.name, seconds: (performance.now() - begin) / 1000, ...counts });
    console.log(line(done.at(-1)));
  }
  const { passed, failed } = sumOfCounts(done);
  console.log(`\n=== all steps\n${done.map(line).join('\n')}\n`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}

async function runStep(step, done) {
  const broken = done.filter(({ name, failed }) => failed > 0 && step.needs?.includes(name));
  if (broken.length > 0) {
    console.error(`cannot run: it needs ${broken.map(({ name }) => name).join(', ')}, which failed`);
    return { passed: 0, failed: 1 };
  }
  try {
    return await step.run();
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
}

function line({ name, passed, failed, seconds }) {
  const state = failed === 0 ? 'ok    ' : 'FAILED';
  return `${state} ${name.padEnd(26)} ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`;
}
