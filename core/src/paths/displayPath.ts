import type { PlatformPath } from 'node:path';
import { isInside } from './isInside.ts';

/**
 * A path as output shows it: relative to `folder` and `/` separated where it lies inside, else absolute with
 * `/`. `.` is the folder itself.
 */
export function displayPath(folder: string, file: string, path: PlatformPath): string {
  const absolute = path.resolve(folder, file);
  const shown = isInside(folder, absolute, path) ? path.relative(folder, absolute) || '.' : absolute;
  return path.sep === '\\' ? shown.replaceAll('\\', '/') : shown;
}
