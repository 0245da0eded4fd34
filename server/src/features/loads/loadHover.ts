import type { Hover, Position } from 'vscode-languageserver/node';
import type { LoadView } from '../../../../core/src/lint/loadView.ts';
import { type Line, renderCards } from './card.ts';
import { type HoverSurroundings, loadLines } from './loadLines.ts';
import { loadsAt } from './loadsAt.ts';

/** Loads of one call that a hover has room for. */
const shownLoads = 3;

/** What is known of the load under the cursor; `null` where there is none. */
export function loadHover(
  loads: readonly LoadView[],
  cell: number | undefined,
  position: Position,
  surroundings: HoverSurroundings & { readonly markdown: boolean },
): Hover | null {
  const found = loadsAt(loads, cell, position);
  const [first] = found;
  if (first === undefined) return null;
  const cards = found.slice(0, shownLoads).map(({ load }) => loadLines(load, surroundings));
  const more: readonly (readonly Line[])[] =
    found.length > shownLoads ? [[[`And ${found.length - shownLoads} more.`]]] : [];
  return { contents: renderCards([...cards, ...more], surroundings.markdown), range: first.range };
}
