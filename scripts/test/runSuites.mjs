import { availableEditors } from '../vscode/availableEditors.mjs';
import { bundleSuite } from '../vscode/bundleSuite.mjs';
import { runSuite } from '../vscode/runSuite.mjs';

/** Runs the suite in the extension host of every VS Code that can be had here. Throws where there is none. */
export async function runSuites() {
  const editors = await availableEditors(console.log);
  const suite = await bundleSuite();
  const counts = { passed: 0, failed: 0 };
  for (const editor of editors) {
    console.log(editor.kind);
    const { tests } = await runSuite(editor, suite);
    for (const test of tests) {
      console.log(`  ${test.state === 'passed' ? '✓' : '✗'} ${test.name}`);
      if (test.error !== undefined) console.log(`    ${test.error.replaceAll('\n', '\n    ')}`);
      counts[test.state] += 1;
    }
    if (tests.length === 0) counts.failed += 1;
  }
  return counts;
}
