import { pathMatcher } from '../../../../core/src/paths/pathPattern.ts';

/**
 * What VS Code leaves out of searches: `files.exclude` and `search.exclude`, as a test of `/` separated paths from the
 * folder. A condition (`{"when": ...}`) is left to VS Code. In its patterns a name without a slash is one at the top.
 */
export function excludedBy(sections: readonly unknown[]): (path: string) => boolean {
  const patterns = sections.flatMap((section) =>
    typeof section === 'object' && section !== null
      ? Object.entries(section).flatMap(([pattern, value]) => (value === true ? alternatives(pattern) : []))
      : [],
  );
  return pathMatcher(patterns.map((pattern) => (pattern.startsWith('/') ? pattern : `/${pattern}`)));
}

/** Patterns that one with braces stands for at most: their number doubles with each pair. */
const most = 100;

/** `*.{a,b}` as two patterns: the syntax of `.gitignore` has no braces. */
function alternatives(pattern: string): string[] {
  let patterns = [pattern];
  for (;;) {
    const written = patterns.flatMap(chosen).slice(0, most);
    if (written.length === patterns.length && written.every((one, at) => one === patterns[at]))
      return written;
    patterns = written;
  }
}

/** A pattern with each choice of its first innermost braces. */
function chosen(pattern: string): string[] {
  const [whole, inside] = /\{([^{}]*)\}/.exec(pattern) ?? [];
  if (whole === undefined || inside === undefined) return [pattern];
  return inside.split(',').map((choice) => pattern.replace(whole, () => choice));
}
