/** The longest pattern that is tried. */
const longest = 512;

/**
 * A pattern as `fnmatch` of Python reads it, `*` and `?` only and over `/`, too; others fit nothing. Linear in the
 * text for each `*`, so that no pattern is slow.
 */
export function wildcard(pattern: string): (text: string) => boolean {
  if (pattern.length > longest || /[[\]]/.test(pattern)) return () => false;
  return (text) => matches(pattern, text);
}

function matches(pattern: string, text: string): boolean {
  let [at, from, star, resume] = [0, 0, -1, 0];
  while (from < text.length) {
    const sign = pattern[at];
    if (sign === '*') {
      star = at;
      resume = from;
      at += 1;
    } else if (sign === '?' || sign === text[from]) {
      at += 1;
      from += 1;
    } else if (star !== -1) {
      at = star + 1;
      resume += 1;
      from = resume;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
