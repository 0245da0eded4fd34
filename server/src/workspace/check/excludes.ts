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
  return pathMatcher(patterns.map((pattern) => (pattern.includes('/') ? pattern : `/${pattern}`)));
}

const most = 100;

/** `*.{a,b}` as two patterns: the syntax of `.gitignore` has no braces. */
function alternatives(pattern: string): string[] {
  const [whole, inside] = /\{([^{}]*)\}/.exec(pattern) ?? [];
  if (whole === undefined || inside === undefined) return [pattern];
  return inside
    .split(',')
    .flatMap((choice) => alternatives(pattern.replace(whole, () => choice)))
    .slice(0, most);
}
