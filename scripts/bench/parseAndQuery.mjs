// The physical limit, as a process of its own: reads the files that a list names, parses each with tree-sitter and asks
// one query for the calls, nothing else. `parseAndQuery.mjs DIST LIST`
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser, Query } from 'web-tree-sitter';

const [dist, list] = process.argv.slice(2);
await Parser.init({ locateFile: (name) => join(dist, name) });
const language = await Language.load(join(dist, 'tree-sitter-python.wasm'));
const parser = new Parser();
parser.setLanguage(language);
const query = new Query(
  language,
  '(call function: [(identifier) @name (attribute attribute: (identifier) @name)] arguments: (argument_list))',
);
let calls = 0;
for (const file of readFileSync(list, 'utf8').split('\n')) {
  const tree = parser.parse(readFileSync(file, 'utf8'));
  calls += query.captures(tree.rootNode).length;
  tree.delete();
}
console.log(calls);
