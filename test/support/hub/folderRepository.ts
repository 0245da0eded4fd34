import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { RepositorySpec } from './repositorySpec.ts';

/**
 * The spec of a repository whose single commit holds the files of a folder (`.git` left out, links not
 * followed). The commit has a fixed date, so the SHA depends on the files alone.
 */
export function folderRepository(folder: string, spec: Omit<RepositorySpec, 'commits'>): RepositorySpec {
  const files: Record<string, Uint8Array> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (!entry.isFile() || path.split('/').includes('.git')) continue;
    files[path] = readFileSync(join(folder, path));
  }
  return { ...spec, commits: [{ message: 'Upload folder', date: '2024-06-01T12:00:00Z', files }] };
}
