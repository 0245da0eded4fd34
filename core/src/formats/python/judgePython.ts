import type { Tree } from 'web-tree-sitter';
import { type ContentFinding, type ContentsState, worst } from '../../finding/contentFinding.ts';
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
  const states: ContentsState[] = ['unknown'];
  const findings: ContentFinding[] = [];
  for (const place of placed) {
    for (const use of usesOf(place, names)) {
      const isDangerous = endangers(use, place);
      states.push(isDangerous ? 'dangerous' : 'unknown');
      const key = `${use.capability} ${use.what} ${isDangerous}`;
      const count = told.get(key) ?? 0;
      told.set(key, count + 1);
      if (count < mostOfOne) findings.push(tellUse(use, place, isDangerous, text));
    }
  }
  const ordered = [...findings].sort(
    (a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'),
  );
  return {
    state: worst(states),
    findings: ordered.slice(0, mostFindings),
    reason: 'it is Python code: what it does no list can tell',
  };
}

function endangers({ capability, isHidden }: Use, { onImport }: PlacedNode): boolean {
  if (isHidden === true || capability === 'metadata address') return true;
  return onImport && (capability === 'process' || capability === 'network');
}

function tellUse(
  use: Use,
  { node, onImport }: PlacedNode,
  isDangerous: boolean,
  text: string,
): ContentFinding {
  const { capability, what, isHidden } = use;
  const when = onImport ? ' as soon as it is imported' : '';
  return {
    rule: 'code-capability',
    severity: isDangerous || (onImport && capability === 'dynamic code') ? 'error' : 'warning',
    message:
      isHidden === true
        ? `The code runs what it decodes or fetches first (${what}), so that nobody who reads it sees what runs.`
        : `The code ${does[capability]}${when}: ${what}.`,
    offset: Buffer.byteLength(text.slice(0, node.startIndex)),
    evidence: text.slice(node.startIndex, Math.min(node.endIndex, node.startIndex + 200)),
  };
}
