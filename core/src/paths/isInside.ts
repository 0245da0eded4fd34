import type { PlatformPath } from 'node:path';

/**
 * True where `file` is `folder` or below it, by name alone: links are the caller's business (resolve both with
 * `realpath` first). With `path.win32` case does not count and another drive is outside.
 */
export function isInside(folder: string, file: string, path: PlatformPath): boolean {
  const relative = path.relative(folder, path.resolve(folder, file));
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
