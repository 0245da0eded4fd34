import { percentile } from './percentile.mjs';
import { ServerUnderTest } from './serverUnderTest.mjs';

const uri = 'file:///bench/long.py';
const strokes = 60;
const warmUp = 20;

/** What is typed, and the place in the middle of the file where. */
const kinds = [
  { name: 'inside a string', pattern: /from_pretrained\("(?=[\w/-]+")/g, text: 'x' },
  { name: 'inside an identifier', pattern: /hidden_states = h(?=idden_states)/g, text: 'x' },
  { name: 'that breaks the syntax', pattern: /from_pretrained\((?=")/g, text: '(' },
];

/**
 * Types into a long file, one character and its removal in turn, and pulls the diagnostics after each, as an editor
 * does. Gives for each kind of place the 95th percentile in milliseconds: the server's CPU time and the time that the
 * editor waits.
 * @param {string} server the bundled server
 * @param {string} text the file
 */
export async function measureKeystrokes(server, text) {
  const results = [];
  for (const { name, pattern, text: typed } of kinds) {
    const tested = new ServerUnderTest(server);
    await tested.initialize();
    await tested.open(uri, text);
    if ((await tested.pull(uri)).length === 0) throw new Error('the long file has no findings');
    const place = middleMatch(text, pattern);
    const cpu = [];
    const wall = [];
    for (let stroke = 0; stroke < warmUp + strokes; stroke++) {
      const removes = stroke % 2 === 1;
      const end = { ...place, character: place.character + (removes ? typed.length : 0) };
      const cpuBefore = await tested.cpuMs();
      const before = performance.now();
      await tested.change(uri, stroke + 2, { start: place, end }, removes ? '' : typed);
      await tested.pull(uri);
      const waited = performance.now() - before;
      const spent = (await tested.cpuMs()) - cpuBefore;
      if (stroke < warmUp) continue;
      cpu.push(spent);
      wall.push(waited);
    }
    await tested.stop();
    results.push({ name, cpuMs: percentile(cpu, 0.95), wallMs: percentile(wall, 0.95) });
  }
  return results;
}

function middleMatch(text, pattern) {
  const matches = [...text.matchAll(pattern)];
  const match = matches[Math.floor(matches.length / 2)];
  if (match === undefined) throw new Error(`the long file has no ${pattern}`);
  const before = text.slice(0, match.index + match[0].length);
  return { line: before.split('\n').length - 1, character: before.length - (before.lastIndexOf('\n') + 1) };
}
