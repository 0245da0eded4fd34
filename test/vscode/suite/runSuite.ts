import { renameSync, writeFileSync } from 'node:fs';
import Mocha from 'mocha';

interface TestResult {
  readonly name: string;
  readonly state: 'passed' | 'failed';
  readonly error?: string;
}

/**
 * Runs the suite's files in mocha, in the extension host, and writes every test's result to the file that
 * MODEL_WARDEN_SUITE_RESULTS names. Rejects where a test failed, which ends the desktop's VS Code with an error.
 */
export async function runSuite(files: readonly (() => Promise<unknown>)[]): Promise<void> {
  const output = process.env.MODEL_WARDEN_SUITE_RESULTS;
  if (output === undefined) throw new Error('MODEL_WARDEN_SUITE_RESULTS names no file for the results.');
  const tests: TestResult[] = [];
  try {
    await runMocha(files, tests);
  } catch (error) {
    tests.push({ name: 'the suite itself', state: 'failed', error: String(error) });
  }
  // Renamed, so that whoever waits for the file never reads half of it.
  writeFileSync(`${output}.part`, JSON.stringify({ tests }));
  renameSync(`${output}.part`, output);
  const failed = tests.filter((test) => test.state === 'failed').length;
  if (failed > 0) throw new Error(`${failed} tests failed`);
}

async function runMocha(files: readonly (() => Promise<unknown>)[], tests: TestResult[]): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'spec' });
  // The files are in the bundle already: announce the globals and import them, instead of letting mocha read.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const load of files) await load();
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on('pass', (test) => tests.push({ name: test.fullTitle(), state: 'passed' }))
      .on('fail', (test, error) =>
        tests.push({ name: test.fullTitle(), state: 'failed', error: String(error.stack ?? error) }),
      );
  });
}
