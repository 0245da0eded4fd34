import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runPackage } from '../process/runPackage.mjs';
import { testResults } from '../projectPaths.mjs';
import { countsOfRunner } from './counts.mjs';

/**
 * Runs vitest and counts from its own report.
 * @param {string} name of the report in `test-results/`
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runVitest(name, args, env = process.env) {
  const report = join(testResults, `${name}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const result = await runPackage('vitest', ['run', ...reporters, ...args], { env });
  return countsOfRunner(
    result,
    existsSync(report) ? countsOfReport(readReport(report)) : { passed: 0, failed: 0 },
  );
}

function readReport(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A file that could not even be loaded has no tests and counts as one that failed. */
function countsOfReport({ numPassedTests, numFailedTests, numPendingTests, testResults: files }) {
  const unloaded = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  if (numPendingTests > 0) console.log(`skipped: ${numPendingTests}`);
  return { passed: numPassedTests, failed: numFailedTests + unloaded };
}
