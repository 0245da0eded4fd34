const longest = 80;

/** A name from a file in a sentence: quoted, its control characters escaped, cut to 80 characters. */
export function quoteName(name: string): string {
  return JSON.stringify(name.length > longest ? `${name.slice(0, longest)}…` : name);
}
