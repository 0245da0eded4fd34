import type { InspectedFile } from '../../formats/inspectContents.ts';
import type { ModelFile } from '../modelFolder/modelFolder.ts';
import { withRawTensors } from './rawTensors.ts';

/** The verdicts of a model's files by their paths, with what the files say of each other. */
export function byPath(
  files: readonly ModelFile[],
  inspected: readonly InspectedFile[],
): ReadonlyMap<string, InspectedFile> {
  return withRawTensors(
    new Map(
      files.flatMap(({ path }, at) => {
        const contents = inspected[at];
        return contents === undefined ? [] : [[path, contents] as const];
      }),
    ),
  );
}
