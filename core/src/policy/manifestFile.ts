import nodePath from 'node:path';
import { readBounded } from '../paths/boundedRead.ts';
import { type Manifest, manifestName, readManifest, unreadableManifest } from './manifest.ts';
import { manifestByteLimit } from './yamlRefusal.ts';

/**
 * Reads the manifest of a folder. One that is no regular file, larger than the limit, or a link that leads out of
 * the boundary of the search is there and cannot be read, which is a problem.
 * @param folder absolute path, as is `boundary`
 * @returns `null` where there is none
 */
export function readManifestIn(folder: string, boundary: string): Manifest | null {
  const read = readBounded(nodePath.join(folder, manifestName), manifestByteLimit, { within: boundary });
  if (read.refused === undefined) return readManifest(read.bytes.toString('utf8'));
  return read.refused === 'missing' ? null : unreadableManifest(read.reason);
}
