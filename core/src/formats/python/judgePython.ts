import type { Tree } from 'web-tree-sitter';
import { type Judged, worst } from '../../finding/contentFinding.ts';
import type { FormatVerdict } from '../format.ts';
import { does } from './capabilities.ts';
import { type Use, usesOf } from './judgeUse.ts';
import { isPlain } from './plainModule.ts';
import { PythonNames } from './pythonNames.ts';
import { type PlacedNode, placedNodes } from './pythonNodes.ts';

/** One file tells its capabilities this often, and each way of using one this often. */
const mostFindings = 60;
const mostOfOne = 3;

/**
 * What code that comes with a model can do, by the names that it uses. What it does no list can tell, so that no code is
 * clean; what starts processes or uses the network as soon as it is imported, and what runs code that it decodes first,
 * is dangerous. Suppression comments in a model are not obeyed: they are its author's.
 * @param text of which `tree` is the parse
 */
export function judgePython(text: string, tree: Tree): FormatVerdict {
  const placed = placedNodes(tree);
  if (placed === undefined)
    return { state: 'undecidable', findings: [], reason: 'the code is too long to be read' };
  if (isPlain(tree.rootNode)) return { state: 'clean', findings: [] };
  const names = new PythonNames(placed.map(({ node }) => node));
  const told = new Map<string, number>();
  const judged: Judged[] = [];
  for (const place of placed) {
    for (const use of usesOf(place, names)) {
      const one = judgeUse(use, place, text);
      const key = `${use.capability} ${use.what} ${one.state}`;
      const count = told.get(key) ?? 0;
      told.set(key, count + 1);
      if (count < mostOfOne) judged.push(one);
    }
  }
  const findings = judged.flatMap(({ finding }) => finding ?? []);
  const ordered = [...findings].sort(
    (a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'),
  );
  return {
    state: worst(['unknown', ...judged.map(({ state }) => state)]),
    findings: ordered.slice(0, mostFindings),
    reason: 'it is Python code: what it does no list can tell',
  };
}

function judgeUse({ capability, what, isHidden }: Use, { node, onImport }: PlacedNode, text: string): Judged {
  const isDangerous =
    isHidden === true ||
    capability === 'metadata address' ||
    (onImport && (capability === 'process' || capability === 'network'));
  const isError = isDangerous || (onImport && capability === 'dynamic code');
  const when = onImport ? ' as soon as it is imported' : '';
  return {
    state: isDangerous ? 'dangerous' : 'unknown',
    finding: {
      rule: 'code-capability',
      severity: isError ? 'error' : 'warning',
      message:
        isHidden === true
          ? `The code runs what it decodes or fetches first (${what}), so that nobody who reads it sees what runs.`
          : `The code ${does[capability]}${when}: ${what}.`,
      offset: Buffer.byteLength(text.slice(0, node.startIndex)),
      evidence: node.text.slice(0, 200),
    },
  };
}
