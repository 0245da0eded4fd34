import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { measureNode } from './measureNode.mjs';
import { percentile } from './percentile.mjs';
import { seededRandom } from './random.mjs';
import { ServerUnderTest } from './serverUnderTest.mjs';

const files = 20_000;
/** One file of so many loads a model. */
const loadEvery = 50;
const edits = 2_000;
const sourceWatcher = /\*\.(?:py|\{py)/;

const load = 'AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")';
const loading = `from transformers import AutoTokenizer\n\ntokenizer = ${load}\n`;

/**
 * Writes a workspace of many small files, few of which load a model.
 * @returns {{folder: string, open: string, text: string}} `open`: a file to have open, with its text
 */
export function writeWorkspace(folder, seed) {
  const random = seededRandom(seed);
  for (let at = 0; at < files; at++) {
    const directory = join(folder, `part_${at % 100}`, `sub_${at % 7}`);
    if (at < 700) mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, `file_${at}.py`), fileText(random, at));
  }
  const text = loading + plainText(random, 300);
  writeFileSync(join(folder, 'open.py'), text);
  return { folder, open: join(folder, 'open.py'), text };
}

function fileText(random, at) {
  return (at % loadEvery === 0 ? loading : '') + plainText(random, 20 + Math.floor(random() * 40));
}

function plainText(random, lines) {
  const written = Array.from(
    { length: lines },
    (_, at) =>
      `def step_${at}(values):\n    return [value * ${Math.floor(random() * 900)} for value in values]\n`,
  );
  return `import json\nimport os\n\n${written.join('\n')}`;
}

/** What a large workspace costs; times in milliseconds, memory in megabytes. */
export async function measureWorkspace(dist, { folder, open, text }, { scratch }) {
  const start = performance.now();
  const tested = new ServerUnderTest(join(dist, 'server.js'));
  await tested.initialize([pathToFileURL(folder).href]);
  const uri = pathToFileURL(open).href;
  await tested.open(uri, text);
  if ((await tested.pull(uri)).length !== 1) throw new Error('no diagnostics for an unpinned load');
  const firstMs = performance.now() - start;

  const typing = new Typing(tested, uri);
  await typing.strokes(100);
  const alone = percentile(await typing.strokes(200), 0.95);
  const before = performance.now();
  let result;
  const check = tested.checkWorkspace().then((answer) => {
    result = answer;
    return performance.now() - before;
  });
  const during = [];
  while (result === undefined) during.push(...(await typing.strokes(1, 30)));
  const checkMs = await check;
  if (result.findings !== files / loadEvery) throw new Error(`${result.findings} findings in the workspace`);

  const memoryBefore = await tested.residentMegabytes();
  await typing.strokes(edits);
  const memoryAfter = await tested.residentMegabytes();
  await tested.stop();
  const lint = ['lint', '--jobs', '2', '--no-cache', '--format', 'json', '.'];
  const { wallMs } = await measureNode([join(dist, 'cli.js'), ...lint], { cwd: folder, rounds: 1, scratch });
  return {
    firstMs,
    alone,
    during: percentile(during, 0.95),
    strokes: during.length,
    checkMs,
    lintMs: wallMs,
    memoryBefore,
    memoryAfter,
    files,
    edits,
  };
}

/** What a workspace without any model costs: milliseconds from the start of the process, and watchers of sources. */
export async function measureWithoutModel(dist, folder, rounds) {
  const file = join(folder, 'plain.py');
  mkdirSync(folder, { recursive: true });
  const text = plainText(seededRandom(1), 100);
  writeFileSync(file, text);
  let best = { wallMs: Number.POSITIVE_INFINITY, watchers: 0 };
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const tested = new ServerUnderTest(join(dist, 'server.js'));
    await tested.initialize([pathToFileURL(folder).href]);
    const uri = pathToFileURL(file).href;
    await tested.open(uri, text);
    if ((await tested.pull(uri)).length > 0) throw new Error('diagnostics in a file without a model');
    const wallMs = performance.now() - start;
    // What is registered comes after the start.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const watchers = tested.watchers.filter((pattern) => sourceWatcher.test(pattern)).length;
    await tested.stop();
    if (wallMs < best.wallMs || watchers > best.watchers) best = { wallMs, watchers };
  }
  return best;
}

/** One character and its removal in turn, in a comment's place above the load, each followed by a pull. */
class Typing {
  #tested;
  #uri;
  #version = 1;

  constructor(tested, uri) {
    this.#tested = tested;
    this.#uri = uri;
  }

  /** Milliseconds that the editor waited for the diagnostics after each stroke. */
  async strokes(count, pauseMs = 0) {
    const waited = [];
    for (let at = 0; at < count; at++) {
      const removes = this.#version % 2 === 0;
      const start = { line: 2, character: 3 };
      const range = { start, end: { ...start, character: removes ? 4 : 3 } };
      this.#version += 1;
      const before = performance.now();
      await this.#tested.change(this.#uri, this.#version, range, removes ? '' : 'x');
      await this.#tested.pull(this.#uri);
      waited.push(performance.now() - before);
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    return waited;
  }
}
