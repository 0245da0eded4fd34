/** Names that a sentence has room for. */
const shown = 3;

/** `a, b, c and 4 more`; unescaped. */
export function namesForPeople(names: readonly string[]): string {
  const more = names.length - shown;
  return names.slice(0, shown).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
