import type { Location, Position } from 'vscode-languageserver/node';
import { entryOf } from '../../../../core/src/policy/entryOf.ts';
import { readManifest } from '../../../../core/src/policy/manifest.ts';
import type { Locate } from '../../documents/openText.ts';
import type { Analysis } from '../../workspace/analyser.ts';
import { holds, loadsAt } from '../loads/loadsAt.ts';
import { usesOf } from './usesOf.ts';

/** From an entry of a manifest to the loads in open files. */
export function loadsOfEntry({ document, references, locate }: Analysis, position: Position): Location[] {
  const model = readManifest(document.text).models.find(({ range }) => holds(range, position));
  if (model === undefined) return [];
  return usesOf(model, references).map(({ path, cell, range }) => located(locate, path, cell, range));
}

/** From a load to its entry in the manifest that holds for the file. */
export function entryOfLoad(
  { document, loads, locate, surroundings }: Analysis,
  position: Position,
): Location[] {
  const { manifest, models } = surroundings.context.policy;
  if (manifest === undefined) return [];
  const entries = loadsAt(loads, document.cell, position).flatMap(({ load, part }) => {
    // On the callee people want the library.
    if (load.repository === undefined || (part !== 'id' && part !== 'revision')) return [];
    return entryOf(models, load.repository, load.reference.revision) ?? [];
  });
  return entries
    .slice(0, 1)
    .map(({ range, idRange = range }) =>
      located(locate, manifest.path.replaceAll('\\', '/'), undefined, idRange),
    );
}

function located(locate: Locate, path: string, cell: number | undefined, range: Location['range']): Location {
  return { uri: locate(path, cell).uri, range };
}
