import { maskText } from './maskText.mjs';

/**
 * @typedef {{specifier: string | undefined, typesOnly: boolean, line: number}} Import
 * `specifier` is undefined where it is not a literal; `line` counts from 1.
 */

const forms = [
  // import x from '...', import type x from '...', export * from '...'
  /(?<![\w.$])(?:import|export)(?<types>\s+type(?!\s+from\b|\s*,))?(?:[\s{*][^'"`;()=]*?)?\bfrom\s*(?<quote>['"])/g,
  // import '...'
  /(?<![\w.$])import\s*(?<quote>['"])/g,
  // import('...'), also as a type; require('...')
  /(?<![\w.$])(?:import|require)\s*\(\s*(?<quote>['"`]?)/g,
];

/**
 * Every import of a TypeScript or JavaScript source, with what is imported from where.
 * @param {string} source
 * @returns {Import[]}
 */
export function readImports(source) {
  const masked = maskText(source);
  return forms
    .flatMap((form) => [...masked.matchAll(form)])
    .map((match) => {
      const { quote, types } = match.groups ?? {};
      const begin = match.index + match[0].length;
      const specifier = quote ? source.slice(begin, masked.indexOf(quote, begin)) : undefined;
      return { specifier, typesOnly: types !== undefined, line: lineOf(source, match.index) };
    })
    .sort((first, second) => first.line - second.line);
}

/** The line, from 1, of an offset. */
export function lineOf(source, offset) {
  return source.slice(0, offset).split('\n').length;
}
