import ignore from 'ignore';

/**
 * A test of `/` separated relative paths against glob patterns with the meaning of a `.gitignore` file, the one
 * that people know: a pattern without a slash matches at any depth, one that names a folder all in it.
 */
export function pathMatcher(patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false;
  const rules = ignore({ ignorecase: false }).add([...patterns]);
  return (path) => ignore.isPathValid(path) && rules.ignores(path);
}
