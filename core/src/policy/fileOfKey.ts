/**
 * The path that a key of a manifest's hashes means, of those that there are: itself, else the only one that reads the
 * same with `_` for every character that a `sha256_<file>` key may not hold. `undefined` where none or several fit.
 */
export function fileOfKey(key: string, paths: readonly string[]): string | undefined {
  if (paths.includes(key)) return key;
  const [only, ...others] = paths.filter((path) => path.replace(/[^0-9A-Za-z]/g, '_') === key);
  return others.length === 0 ? only : undefined;
}
