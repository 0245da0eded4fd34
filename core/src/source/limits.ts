/** A text that would cost more than the linter gives to one: too deep, too slow to parse, too tangled. */
export class LintLimitError extends Error {
  override readonly name = 'LintLimitError';
}

/**
 * The parser's WebAssembly instance has failed and cannot be trusted again in this thread: end the thread. Every
 * later parse in it throws this too, so that no file is called clean because it could not be read.
 */
export class ParserBrokenError extends Error {
  override readonly name = 'ParserBrokenError';
}

/** CPython refuses more ("too many levels of indentation"); the grammar's scanner overflows at some hundreds. */
const maximumIndentation = 100;

/** Throws where lines are indented deeper than Python itself allows. */
export function checkIndentation(text: string): void {
  // A level takes a character at least: most texts have no such line.
  if (!/^[ \t\f]{100}/m.test(text)) return;
  const widths: number[] = [];
  for (const [, indent = ''] of text.matchAll(/^([ \t\f]+)[^\s#]/gm)) {
    while ((widths.at(-1) ?? -1) >= indent.length) widths.pop();
    widths.push(indent.length);
    if (widths.length > maximumIndentation) {
      throw new LintLimitError(`it is indented more than ${maximumIndentation} levels deep`);
    }
  }
}
