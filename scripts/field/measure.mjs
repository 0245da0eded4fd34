// Lints every library below a folder, runs bandit on the same files and compares with an independent count of loads.
// `measure.mjs SOURCES RESULTS`: one folder per library in SOURCES; writes RESULTS/<library>.json and measured.json.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from '../process/run.mjs';
import { root } from '../projectPaths.mjs';

const [sources, results] = process.argv.slice(2).map((path) => resolve(path));
if (sources === undefined || results === undefined) throw new Error('usage: measure.mjs SOURCES RESULTS');
const python = process.env.MODEL_WARDEN_PYTHON ?? 'python3';
const cli = process.env.MODEL_WARDEN_CLI ?? join(root, 'dist', 'cli.js');
const only = process.env.ONLY?.split(' ');
mkdirSync(results, { recursive: true });

const lintArgs = ['lint', '--references', '--no-cache', '--format', 'json', '.'];

const measured = [];
for (const library of readdirSync(sources).sort()) {
  if (only !== undefined && !only.includes(library)) continue;
  const folder = join(sources, library);
  const lint = JSON.parse((await tool(process.execPath, [cli, ...lintArgs], folder)).stdout);
  writeFileSync(join(results, `${library}.json`), JSON.stringify(lint));
  const calls = JSON.parse(
    (await tool(python, [join(root, 'scripts/field/loader_calls.py'), '.'], folder)).stdout,
  );
  measured.push({
    library,
    files: lint.files,
    skipped: lint.skipped,
    findings: countBy(lint.findings, ({ rule }) => rule),
    references: countBy(lint.references, ({ revisionState }) => revisionState),
    bandit: await banditCounts(library, folder),
    recall: recallOf(calls.calls, lint.references),
    broken: calls.broken,
  });
  console.error(`${library}: ${lint.files} files, ${lint.findings.length} findings`);
}
writeFileSync(join(results, 'measured.json'), JSON.stringify(measured, null, 1));

async function tool(command, args, cwd) {
  const result = await run(command, args, { cwd, capture: true });
  if (result.code > 1)
    throw new Error(`${command} ${args.join(' ')} in ${cwd}: ${result.code} ${result.stderr}`);
  return result;
}

/** Where bandit speaks of what Model Warden speaks of. */
async function banditCounts(library, folder) {
  const output = join(results, `${library}.bandit.json`);
  // The slowest step by far: an answer that is there already is taken as it is.
  if (!existsSync(output))
    await tool(python, ['-m', 'bandit', '-q', '-r', '.', '-f', 'json', '-o', output], folder);
  const { results: found } = JSON.parse(readFileSync(output, 'utf8'));
  return countBy(
    found.filter(({ test_id }) => /^B(?:301|302|614|615)$/.test(test_id)),
    ({ test_id }) => test_id,
  );
}

/** A load is found where a reference names its id on one of the lines of its call up to its id. */
function recallOf(calls, references) {
  const byPath = Map.groupBy(references, ({ path }) => path);
  const answers = calls.map((call) => {
    const found = (byPath.get(call.path) ?? []).some(
      ({ range, repo }) =>
        range.start.line >= call.callLine &&
        range.start.line <= call.lastLine &&
        (repo === call.id || repo?.endsWith(`/${call.id}`)),
    );
    return { ...call, found };
  });
  const known = answers.filter(({ receiver }) => receiver !== 'unknown');
  return {
    loads: known.length,
    found: known.filter(({ found }) => found).length,
    constants: known.filter(({ how }) => how === 'constant').length,
    missed: known.filter(({ found }) => !found),
    unknownReceiver: answers.filter(({ receiver }) => receiver === 'unknown'),
  };
}

function countBy(list, keyOf) {
  const counts = {};
  for (const one of list) counts[keyOf(one)] = (counts[keyOf(one)] ?? 0) + 1;
  return counts;
}
