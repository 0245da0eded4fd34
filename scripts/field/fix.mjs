// Applies `lint --fix` to a copy of every library, with the local Hub taught every id, and checks what it leaves: files
// that CPython parses, no finding with a safe fix, nothing more to change in a second run.
// `fix.mjs SOURCES RESULTS`; writes RESULTS/fixed.json.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from '../process/run.mjs';
import { root } from '../projectPaths.mjs';
import { loadLocalHub } from '../start/loadLocalHub.mjs';

const [sources, results] = process.argv.slice(2).map((path) => resolve(path));
if (sources === undefined || results === undefined) throw new Error('usage: fix.mjs SOURCES RESULTS');
const python = process.env.MODEL_WARDEN_PYTHON ?? 'python3';
const cli = process.env.MODEL_WARDEN_CLI ?? join(root, 'dist', 'cli.js');
const only = process.env.ONLY?.split(' ');
const scratch = mkdtempSync(join(tmpdir(), 'model-warden-field-'));
const { startLocalHub } = await loadLocalHub();
const hub = await startLocalHub({ unknownRepositories: 'generate' });

const fixed = [];
try {
  for (const library of readdirSync(sources).sort()) {
    if (only !== undefined && !only.includes(library)) continue;
    const folder = join(scratch, library);
    cpSync(join(sources, library), folder, { recursive: true });
    fixed.push({ library, ...(await fixFolder(folder)) });
    console.error(JSON.stringify(fixed.at(-1)).slice(0, 300));
    rmSync(folder, { recursive: true });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
  await hub.close();
}
writeFileSync(join(results, 'fixed.json'), JSON.stringify(fixed, null, 1));

async function fixFolder(folder) {
  const before = hashes(folder);
  const broken = unparsed(folder, [...before.keys()]);
  const first = await lint(folder, '--fix');
  const after = hashes(folder);
  const changed = [...after].filter(([path, hash]) => before.get(path) !== hash).map(([path]) => path);
  const left = JSON.parse((await lint(folder)).stdout).findings;
  const second = await lint(folder, '--fix');
  const again = [...hashes(folder)].filter(([path, hash]) => after.get(path) !== hash).map(([path]) => path);
  return {
    applied: Number(/applied (\d+) fix(?:es)?\b/.exec(first.stderr)?.[1] ?? 0),
    changed: changed.length,
    newlyUnparsed: unparsed(folder, changed).filter((line) => !broken.includes(line)),
    refused: [...first.stderr.matchAll(/not fixed: (.*)$/gm)].map(([, line]) => line),
    safeFixesLeft: left
      .filter(({ fixes }) => fixes.some(({ safe }) => safe))
      .map(({ rule, path, range }) => `${rule} ${path}:${range.start.line}`),
    changedBySecondRun: again,
    exitCodes: [first.code, second.code],
  };
}

/** Python files and a hash of each. */
function hashes(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.py'))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]));
}

function unparsed(folder, paths) {
  const output = execFileSync(python, [join(root, 'scripts/field/changed_parse.py')], {
    cwd: folder,
    input: paths.join('\n'),
    encoding: 'utf8',
  });
  return output.split('\n').filter((line) => line !== '');
}

async function lint(folder, ...more) {
  const args = ['lint', '--no-cache', '--format', 'json', '--hub', hub.url, ...more, '.'];
  const result = await run(process.execPath, [cli, ...args], { cwd: folder, capture: true });
  if (result.code > 2) throw new Error(`lint ended with ${result.code}: ${result.stderr}`);
  return result;
}
