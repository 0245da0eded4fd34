import { Lexer } from 'yaml';
import type { Span } from '../text/range.ts';
import { yamlRefusal } from './yamlRefusal.ts';

/** The lexer says these beside the text: a document begins, a flow collection ends early, a scalar follows. */
const marks = new Set(['\x02', '\x18', '\x1f']);
const scalarFollows = '\x1f';

/** Where the comments of a YAML text stand, from `#` to the end of the line; none in a text that is not read. */
export function yamlComments(text: string): readonly Span[] {
  if (yamlRefusal(text) !== undefined) return [];
  const found: Span[] = [];
  let start = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (marks.has(token)) {
      isScalar = token === scalarFollows;
      continue;
    }
    const end = start + token.length;
    if (token.startsWith('#') && !isScalar) found.push({ start, end });
    isScalar = false;
    start = end;
  }
  return found;
}
