import type { Judged } from '../../finding/contentFinding.ts';
import { allowanceOf } from '../pickle/policy/allowed.ts';
import { dangerOf } from '../pickle/policy/dangerous.ts';
import { isRecord, textOf } from './walkValues.ts';

/** Python's own values, which containers and numbers of a schema are made of. */
const plain = new Set(
  'NoneType bool int float complex str bytes bytearray list tuple dict set frozenset slice'.split(' '),
);
/** What skops makes of numpy by nodes of its own, and pickles make otherwise. */
const ofNumpy = new Set([
  'numpy.random._generator.Generator',
  'numpy.random.mtrand.RandomState',
  'numpy.ma.MaskedArray',
  'numpy.ma.core.MaskedArray',
]);
/** Nodes that only fetch what they name; all others make or call it. */
const fetching = new Set(['FunctionNode', 'TypeNode']);

/**
 * A node of the `schema.json` of a skops file (skops 0.16, `skops/io/_general.py`): what it names is imported, and made
 * or called by most nodes, as far as whoever loads it trusts. `undefined` for what is no node.
 */
export function judgeSkopsNode(node: Readonly<Record<string, unknown>>, where: string): Judged | undefined {
  const [loader, module, name] = [textOf(node.__loader__), textOf(node.__module__), textOf(node.__class__)];
  if (loader === undefined || module === undefined || name === undefined) return undefined;
  if (loader === 'JsonNode' || loader === 'CachedNode') return { state: 'clean' };
  // CVE-2025-54412: whatever module the node shows, this one is taken.
  if (loader === 'OperatorFuncNode') return judgeName('operator', name, false, where);
  if (loader === 'MethodNode') return judgeMethod(node, module, name, where);
  return judgeName(module, name, fetching.has(loader), where);
}

/** CVE-2025-54413: until skops 0.12 the node showed one class for trust, and took the method of another. */
function judgeMethod(
  { content }: Readonly<Record<string, unknown>>,
  module: string,
  name: string,
  where: string,
): Judged {
  const { obj, func } = isRecord(content) ? content : {};
  const method = `${name}.${textOf(func) ?? ''}`;
  if (isRecord(obj) && (obj.__module__ !== module || obj.__class__ !== name))
    return told(`${module}.${method}`, 'hides whose method it is (CVE-2025-54413)', where);
  return judgeName(module, method, false, where);
}

function judgeName(module: string, name: string, isFetched: boolean, where: string): Judged {
  if ((module === 'builtins' && plain.has(name)) || ofNumpy.has(`${module}.${name}`))
    return { state: 'clean' };
  const allowance = allowanceOf(module, name);
  if (allowance !== undefined && (isFetched || allowance.may.size > 1)) return { state: 'clean' };
  return told(`${module}.${name}`, dangerOf(module, name), where);
}

function told(name: string, danger: string | undefined, where: string): Judged {
  const isDangerous = danger !== undefined;
  return {
    state: isDangerous ? 'dangerous' : 'unknown',
    finding: {
      rule: 'hydra-target',
      severity: isDangerous ? 'error' : 'warning',
      message: isDangerous
        ? `The skops schema names ${name}, which ${danger}, when the file is loaded by who trusts it.`
        : `The skops schema names ${name}, which is on no list of names that model files need.`,
      evidence: `${where}: ${name}`.slice(0, 200),
    },
  };
}
