import { fileOfKey } from '../../policy/fileOfKey.ts';
import type { ApprovedModel } from '../../policy/policy.ts';
import { type ExpectedFile, pathWithin } from './expectedFile.ts';

/**
 * What an entry of a trusted manifest says of the files of its model, those of its code included. A key that fits no
 * path, or several, is given as the path itself, so that it is missed and not forgotten.
 * @param paths of the files that there are, or that the commit has, in the repository
 * @param within as for `expectedFromList`
 */
export function expectedFromManifest(
  { files, remoteCodeFiles }: ApprovedModel,
  paths: readonly string[],
  within = '',
): ExpectedFile[] {
  const expected: ExpectedFile[] = [];
  for (const hashes of [files, remoteCodeFiles]) {
    for (const [key, sha256] of hashes ?? []) {
      const path = pathWithin(fileOfKey(key, paths) ?? key, within);
      if (path !== undefined) expected.push({ path, sha256, source: 'manifest' });
    }
  }
  return expected;
}
