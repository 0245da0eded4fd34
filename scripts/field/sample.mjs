// Shows a sample of the findings with their source, for judging one by one.
// `sample.mjs SOURCES RESULTS RULE [COUNT]`: the same sample each time, spread over all libraries.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [sources, results, rule, count = '50'] = process.argv.slice(2);
const found = readdirSync(sources)
  .flatMap((library) => {
    const { findings } = JSON.parse(readFileSync(join(results, `${library}.json`), 'utf8'));
    return findings.filter((finding) => finding.rule === rule).map((finding) => ({ library, ...finding }));
  })
  .map((finding) => ({
    ...finding,
    place: `${finding.library}/${finding.path}:${finding.range.start.line}`,
  }));
const order = ({ place }) => createHash('sha256').update(place).digest('hex');
const shuffled = found.map((finding) => [order(finding), finding]).sort(([a], [b]) => (a < b ? -1 : 1));
const queues = [...Map.groupBy(shuffled, ([, { library }]) => library).values()];
const sample = [];
for (let at = 0; sample.length < Math.min(Number(count), found.length); at++) {
  for (const queue of queues)
    if (queue[at] !== undefined && sample.length < Number(count)) sample.push(queue[at][1]);
}

console.log(`${rule}: ${found.length} findings, ${sample.length} shown`);
for (const { library, path, place, range, severity, message } of sample) {
  const lines = readFileSync(join(sources, library, path), 'utf8').split(/\r\n|\r|\n/);
  const from = Math.max(0, range.start.line - 4);
  console.log(`\n== ${place}:${range.start.column} ${severity}\n   ${message}`);
  console.log(
    lines
      .slice(from, range.end.line + 3)
      .map((line, index) => `${from + index + 1 === range.start.line ? '>' : ' '} ${line.slice(0, 140)}`)
      .join('\n'),
  );
}
