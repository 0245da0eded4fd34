/**
 * The pattern for `path` of an exception that means this file alone.
 * @param path from the manifest's folder, `/` separated
 */
export function exceptionPath(path: string): string {
  const pattern = path
    .replace(/[\\[\]*?]/g, '\\$&')
    .replace(/ +$/, (blanks) => blanks.replaceAll(' ', '\\ '));
  // Without a slash a pattern means files of this name in every folder; with one at the front, `!` and `#` are no signs.
  return pattern.includes('/') && !/^[!#]/.test(pattern) ? pattern : `/${pattern}`;
}
