import { realpathSync } from 'node:fs';
import nodePath from 'node:path';
import type { GivenManifest } from './effectivePolicy.ts';
import { type Manifest, readManifest } from './manifest.ts';

/**
 * What held in a folder (absolute path) in an earlier revision: the nearest of its manifests from the folder upwards, and
 * nothing where there was none.
 * @param committed by the absolute folder that held them, links resolved, as git names it
 */
export function manifestBeforeAt(folder: string, committed: ReadonlyMap<string, GivenManifest>): Manifest {
  let at = realFolder(folder);
  for (;;) {
    const found = committed.get(at);
    if (found !== undefined) return readManifest(found.text);
    const parent = nodePath.dirname(at);
    if (parent === at) return readManifest('');
    at = parent;
  }
}

function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return folder;
  }
}
