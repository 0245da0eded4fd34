import nodePath from 'node:path';
import type { InspectedFile } from '../../formats/inspectContents.ts';
import type { NeededPath } from '../integrity/judgeAbsent.ts';

/**
 * The files that a loader reads because another one says so: shards of an index, tensors that lie outside. Names that
 * lead out of the model are findings of the file that holds them, and nobody looks for them.
 */
export function neededFiles(
  inspected: ReadonlyMap<string, InspectedFile>,
  isInLoadSet: (path: string) => boolean,
): NeededPath[] {
  return [...inspected].flatMap(([path, { facts }]) => {
    if (!isInLoadSet(path)) return [];
    return (facts?.needs ?? []).flatMap((needed): NeededPath[] => {
      const target = pathNeededBy(path, needed.path);
      return target === undefined ? [] : [{ path: target, why: `${path} needs it: ${needed.why}` }];
    });
  });
}

/** Where in the model a name leads that stands in one of its files; `undefined` for one that leads out. */
export function pathNeededBy(path: string, named: string): string | undefined {
  const target = nodePath.posix.join(nodePath.posix.dirname(path), named);
  return target === '..' || target.startsWith('../') || nodePath.posix.isAbsolute(named) ? undefined : target;
}
