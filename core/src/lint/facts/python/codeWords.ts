const anything = String.raw`[\s\S]`;
const escaped = String.raw`\\${anything}`;
/** A string with its prefix as group 1, or a comment. */
const stringOrComment = [
  String.raw`(\b[bBfFrRtTuU]{1,2})?(?:`,
  String.raw`"""(?:${escaped}|[^\\])*?"""|'''(?:${escaped}|[^\\])*?'''`,
  String.raw`|"(?:${escaped}|[^"\\\n])*"|'(?:${escaped}|[^'\\\n])*'`,
  String.raw`)|#[^\n]*`,
].join('');

/**
 * Finds words that stand in the code of a text, not in its strings and comments, without a parser: it spares the
 * many files that name a loader in a docstring alone. An f-string counts as code.
 */
export class CodeWordSearch {
  readonly #word: RegExp;
  readonly #token: RegExp;

  /** @param words plain identifiers */
  constructor(words: readonly string[]) {
    // The look back comes last: tried first it would run at every character.
    const word = String.raw`\b(?:${words.join('|')})\b(?<!\bdef \w+)`;
    this.#word = new RegExp(word, 'g');
    this.#token = new RegExp(`${stringOrComment}|(${word})`, 'g');
  }

  find(text: string): ReadonlySet<string> {
    const found = new Set<string>();
    const anywhere = new Set(text.match(this.#word) ?? []);
    if (anywhere.size === 0) return found;
    for (const [token, prefix, word] of text.matchAll(this.#token)) {
      if (found.size === anywhere.size) break;
      if (word !== undefined) found.add(word);
      else if (prefix !== undefined && /[ft]/i.test(prefix)) {
        for (const inside of token.match(this.#word) ?? []) found.add(inside);
      }
    }
    return found;
  }
}
