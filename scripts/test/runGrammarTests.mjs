import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runPackage } from '../process/runPackage.mjs';
import { root, testResults } from '../projectPaths.mjs';
import { countsOfRunner } from './counts.mjs';

/** The grammar that ours is injected into: VS Code's own for Python, as `tm-grammars` redistributes it. */
const hostGrammar = join('node_modules', 'tm-grammars', 'grammars', 'python.json');

/** Runs the grammar's test files and counts their assertions. */
export async function runGrammarTests() {
  const reports = join(testResults, 'grammar');
  rmSync(reports, { recursive: true, force: true });
  const files = globSync('test/grammar/*.py', { cwd: root }).sort();
  const result = await runPackage('vscode-tmgrammar-test', [
    ...['--grammar', hostGrammar, '--config', 'package.json', '--xunit-report', reports],
    ...files,
  ]);
  const counts = { passed: 0, failed: 0 };
  for (const report of globSync('*.xml', { cwd: reports })) {
    const text = readFileSync(join(reports, report), 'utf8');
    const [tests, failures, errors] = ['tests', 'failures', 'errors'].map((name) =>
      Number(new RegExp(`\\b${name}="(\\d+)"`).exec(text)?.[1] ?? 0),
    );
    counts.passed += tests - failures - errors;
    counts.failed += failures + errors;
  }
  return countsOfRunner(result, counts);
}
