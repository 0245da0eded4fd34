import { allDeserializers, loaders } from '../../loaders/catalogue.ts';
import { CodeWordSearch } from './codeWords.ts';

const namesByLibrary = new Map<string, Set<string>>();
for (const { library, names } of [...loaders, ...allDeserializers]) {
  const known = namesByLibrary.get(library) ?? new Set<string>();
  for (const name of names) known.add(name);
  namesByLibrary.set(library, known);
}

const anyLibrary = new RegExp(String.raw`\b(?:${[...namesByLibrary.keys()].join('|')})\b`, 'g');
const searches = new Map<string, CodeWordSearch>();

/**
 * The last names of loaders that stand in a Python text's code, of the libraries that the text mentions. Cheap: it
 * spares most files of a tree the parser. `ownModule` counts as mentioned, since a library's own files import
 * relatively.
 */
export function namesToSearch(text: string, ownModule: string | undefined): ReadonlySet<string> {
  const libraries = new Set(text.match(anyLibrary) ?? []);
  const own = ownModule?.split('.')[0];
  if (own !== undefined && namesByLibrary.has(own)) libraries.add(own);
  if (libraries.size === 0) return new Set();
  return searchFor([...libraries].sort()).find(text);
}

function searchFor(libraries: readonly string[]): CodeWordSearch {
  const key = libraries.join(' ');
  let search = searches.get(key);
  if (search === undefined) {
    const names = new Set(libraries.flatMap((library) => [...(namesByLibrary.get(library) ?? [])]));
    search = new CodeWordSearch([...names]);
    searches.set(key, search);
  }
  return search;
}
