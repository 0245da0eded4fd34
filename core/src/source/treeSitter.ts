import { join } from 'node:path';
import { Language as Grammar, Parser } from 'web-tree-sitter';

/**
 * The one owner of the tree-sitter runtime in a thread: two copies in one process corrupt each other's memory.
 * @param wasmDirectory holds `web-tree-sitter.wasm` and the grammars' `.wasm` files.
 */
let runtime: Promise<void> | undefined;
const grammars = new Map<string, Promise<Grammar>>();

export async function loadGrammar(name: string, wasmDirectory: string): Promise<Grammar> {
  runtime ??= Parser.init({ locateFile: (file: string) => join(wasmDirectory, file) });
  await runtime;
  let grammar = grammars.get(name);
  if (grammar === undefined) {
    grammar = Grammar.load(join(wasmDirectory, `${name}.wasm`));
    grammars.set(name, grammar);
  }
  return grammar;
}

export function createParser(grammar: Grammar): Parser {
  return new Parser().setLanguage(grammar);
}
