import type { Position, Range } from 'vscode-languageserver/node';
import type { LoadView } from '../../../../core/src/lint/loadView.ts';
import { comparePositions } from '../../../../core/src/text/range.ts';

/** A load, and which part of it a position is in. */
export interface LoadAt {
  readonly load: LoadView;
  readonly part: 'id' | 'revision' | 'callee' | 'trust';
  readonly range: Range;
}

/** The loads that a position speaks of: on the id, the revision, the flag for code, or the callable's name. */
export function loadsAt(
  loads: readonly LoadView[],
  cell: number | undefined,
  position: Position,
): readonly LoadAt[] {
  return loads.flatMap((load) => {
    const parts = [
      ['revision', load.revisionText],
      ['revision', load.revision],
      ['id', load.idText],
      ['id', load.id],
      ['trust', load.trust],
      ['callee', load.callee],
    ] as const;
    const found = parts.find(
      ([, place]) => place !== undefined && place.cell === cell && holds(place.range, position),
    );
    return found?.[1] === undefined ? [] : [{ load, part: found[0], range: found[1].range }];
  });
}

/** True for a position in a range, both ends included: there the cursor is beside it. */
export function holds(range: Range, position: Position): boolean {
  return comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0;
}
