import type { PlatformPath } from 'node:path';
import { isInside } from './isInside.ts';

/** The folders from the one that holds `file` up to `boundary`, both included; only the first where the file lies outside. */
export function foldersUpTo(file: string, boundary: string, path: PlatformPath): string[] {
  let folder = path.dirname(file);
  const folders = [folder];
  if (!isInside(boundary, folder, path)) return folders;
  while (path.relative(boundary, folder) !== '') {
    folder = path.dirname(folder);
    folders.push(folder);
  }
  return folders;
}
