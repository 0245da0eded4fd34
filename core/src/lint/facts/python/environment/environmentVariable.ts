import type { Node } from 'web-tree-sitter';
import type { Evaluator } from '../evaluator.ts';
import { toValue } from '../importedConstant.ts';
import type { PythonModule } from '../module.ts';
import { unknown, type Value } from '../value.ts';

/** Calls that put a `.env` file into the environment, by their last name. */
const readers = ['load_dotenv', 'read_env', 'read_envfile'];
/** Libraries whose look-up reads the file by itself. */
const readsByItself = /^[ \t]*(?:from|import)[ \t]+decouple\b/m;

/**
 * What a variable of the environment is, where the module reads a `.env` file into it. Never certain: the process may
 * have been started with another.
 * @param name the expression that names the variable
 */
export function environmentVariable(evaluator: Evaluator, name: Node, place: Node): Value {
  const value = evaluator.evaluate(name);
  const stated =
    value.kind === 'string' && readsDotenv(evaluator) ? evaluator.modules.variable(value.value) : undefined;
  return stated === undefined ? unknown('an environment variable') : toValue(stated, place);
}

const known = new WeakMap<PythonModule, boolean>();

function readsDotenv({ module }: Evaluator): boolean {
  let reads = known.get(module);
  if (reads === undefined) {
    reads = readsByItself.test(module.text) || readers.some((reader) => isCalled(module, reader));
    known.set(module, reads);
  }
  return reads;
}

/** A call that names another file than `.env` reads that one. */
function isCalled(module: PythonModule, reader: string): boolean {
  return module.identifiers(reader).some((identifier) => {
    const parent = module.parent(identifier);
    const call = parent?.type === 'attribute' ? module.parent(parent) : parent;
    if (call?.type !== 'call') return false;
    const given = call.childForFieldName('arguments')?.text ?? '';
    const namesFile = /["']/.test(given);
    return !namesFile || /[/"'\\]\.env["']/.test(given);
  });
}
