import type { LoadView } from '../../../../core/src/lint/loadView.ts';
import type { Range } from '../../../../core/src/text/range.ts';

/** Where code of a repository is let in: the argument that allows it, and the name of a loader that needs none. */
export function remoteCodeRanges(loads: readonly LoadView[], cell: number | undefined): readonly Range[] {
  const places = loads.flatMap(({ reference, trust, callee, runsCode }) => [
    ...(reference.trustRemoteCode === true && trust !== undefined ? [trust] : []),
    ...(runsCode ? [callee] : []),
  ]);
  const seen = new Set<string>();
  return places
    .filter((place) => place.cell === cell)
    .map(({ range }) => range)
    .filter((range) => !seen.has(JSON.stringify(range)) && seen.add(JSON.stringify(range)) !== undefined);
}
