/** Entries of one table that JSON lists; all are counted. */
const mostListed = 10_000;

/** The first entries of a table under a name, and how many there are. */
export function firstOf<Item, Name extends string>(
  name: Name,
  items: readonly Item[],
  json: (item: Item) => unknown,
) {
  return { count: items.length, [name]: items.slice(0, mostListed).map(json) };
}
