import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { bootstrapNode, isAtLeast, scriptsNode } from '../bootstrap/nodeVersion.mjs';
import { run } from '../process/run.mjs';
import { root } from '../projectPaths.mjs';

/**
 * Runs the built command line on every Node of the PATH that is older than ours and still supported. A machine
 * without one has nothing to check here; the CI workflow has a job that brings the oldest.
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function checkOlderNodes() {
  const counts = { passed: 0, failed: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'model-warden-node-'));
  const file = join(folder, 'load.py');
  writeFileSync(file, 'from transformers import AutoModel\n\nAutoModel.from_pretrained("gpt2")\n');
  try {
    for (const { node, version } of await olderNodes()) {
      const args = [join(root, 'dist', 'cli.js'), 'lint', '--format', 'json', file];
      const { code, stdout, stderr } = await run(node, args, { capture: true });
      const works = code === 1 && stdout.includes('unpinned-revision');
      counts[works ? 'passed' : 'failed'] += 1;
      console.log(`Node ${version}: ${works ? 'ok' : `ended with ${code}\n${stdout}${stderr}`}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (counts.passed + counts.failed === 0) console.log('this machine has no older Node');
  return counts;
}

async function olderNodes() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const paths = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  const programs = new Set(paths.filter((path) => existsSync(path)).map((path) => realpathSync(path)));
  const found = [];
  for (const node of programs) {
    const { code, stdout } = await run(node, ['--version'], { capture: true });
    const version = stdout.trim();
    if (code === 0 && isAtLeast(version, bootstrapNode) && !isAtLeast(version, scriptsNode)) {
      found.push({ node, version });
    }
  }
  return found;
}
