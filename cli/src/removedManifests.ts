import { existsSync, realpathSync } from 'node:fs';
import nodePath from 'node:path';
import type { TextFinding } from '../../core/src/finding/finding.ts';
import { isInside } from '../../core/src/paths/isInside.ts';
import { manifestName } from '../../core/src/policy/manifest.ts';
import { FileLinter, type LintSetup } from '../../core/src/work/fileLinter.ts';

/** What a change loosens by removing a manifest below the working folder: as much as by emptying it. */
export function removedManifests(setup: LintSetup): readonly TextFinding[] {
  if (setup.manifestsBefore === undefined) return [];
  const linter = new FileLinter(setup);
  const real = realpathSync(setup.folder);
  return [...setup.manifestsBefore.keys()].flatMap((folder) => {
    if (!isInside(real, folder, nodePath)) return [];
    const file = nodePath.join(setup.folder, nodePath.relative(real, folder), manifestName);
    return existsSync(file) ? [] : linter.lintSource(file, '').findings;
  });
}
