// The physical limit of a keystroke, as a process of its own: tree-sitter's incremental parse of a file after one
// character typed in its middle, and taken back. Prints the 95th percentile in milliseconds. `reparse.mjs DIST FILE`
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Edit, Language, Parser } from 'web-tree-sitter';
import { percentile } from './percentile.mjs';

const [dist, file] = process.argv.slice(2);
await Parser.init({ locateFile: (name) => join(dist, name) });
const parser = new Parser();
parser.setLanguage(await Language.load(join(dist, 'tree-sitter-python.wasm')));
const text = readFileSync(file, 'utf8');
const at = text.indexOf('hidden_states', text.length / 2) + 3;
const row = text.slice(0, at).split('\n').length - 1;
const column = at - (text.lastIndexOf('\n', at - 1) + 1);
const place = (extra) => ({ index: at + extra, position: { row, column: column + extra } });
let tree = parser.parse(text);
const spent = [];
for (let stroke = 0; stroke < 80; stroke++) {
  const removes = stroke % 2 === 1;
  const [oldEnd, newEnd] = [place(removes ? 1 : 0), place(removes ? 0 : 1)];
  const edited = removes ? text : `${text.slice(0, at)}x${text.slice(at)}`;
  const before = process.cpuUsage();
  tree.edit(
    new Edit({
      startIndex: at,
      startPosition: place(0).position,
      oldEndIndex: oldEnd.index,
      oldEndPosition: oldEnd.position,
      newEndIndex: newEnd.index,
      newEndPosition: newEnd.position,
    }),
  );
  const next = parser.parse(edited, tree);
  const { user, system } = process.cpuUsage(before);
  if (stroke >= 20) spent.push((user + system) / 1000);
  tree.delete();
  tree = next;
}
console.log(percentile(spent, 0.95));
