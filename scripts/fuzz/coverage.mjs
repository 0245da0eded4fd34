import { readdirSync, readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../projectPaths.mjs';

const folders = ['formats', 'archive', 'bytes'].map((name) => join(root, 'core', 'src', name));

/** Counts what this thread runs from now on, by V8 itself. @returns a function that gives the figures */
export async function startCoverage() {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return async () => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    session.disconnect();
    return figures(new Map(result.map(({ url, functions }) => [url, functions])));
  };
}

function figures(byUrl) {
  const sum = { functions: 0, functionsRun: 0, blocks: 0, blocksRun: 0, characters: 0, charactersRun: 0 };
  const missed = [];
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true })) {
      if (!name.endsWith('.ts')) continue;
      const file = join(folder, name);
      const functions = byUrl.get(pathToFileURL(file).href);
      if (functions === undefined) continue;
      const text = readFileSync(file, 'utf8');
      addFile(sum, missed, relative(root, file), text, functions);
    }
  }
  return { ...sum, missed };
}

function addFile(sum, missed, file, text, functions) {
  const isRun = new Uint8Array(text.length).fill(1);
  for (const { functionName, ranges } of functions) {
    const [whole] = ranges;
    sum.functions += 1;
    if (whole.count > 0) sum.functionsRun += 1;
    else missed.push(`${file}: ${functionName || `function at ${lineOf(text, whole.startOffset)}`}`);
    sum.blocks += ranges.length;
    sum.blocksRun += ranges.filter(({ count }) => count > 0).length;
    // Outer ranges come before inner ones.
    for (const { startOffset, endOffset, count } of ranges)
      isRun.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  }
  sum.characters += text.length;
  sum.charactersRun += isRun.reduce((run, each) => run + each, 0);
  if (process.env.FUZZ_MISSED_BLOCKS) {
    let from = -1;
    for (let at = 0; at <= isRun.length; at += 1) {
      if (isRun[at] === 0 && from < 0) from = at;
      else if (isRun[at] !== 0 && from >= 0) {
        missed.push(
          `${file}:${lineOf(text, from)}: ${text.slice(from, at).replace(/\s+/g, ' ').slice(0, 90)}`,
        );
        from = -1;
      }
    }
  }
}

function lineOf(text, offset) {
  return text.slice(0, offset).split('\n').length;
}
