import type { Parser, Tree } from 'web-tree-sitter';
import { LintLimitError, ParserBrokenError } from './limits.ts';

/** Milliseconds: ordinary text takes a hundredth of this, and a slow machine must not make a difference. */
const baseTime = 3000;
const timePerMegabyte = 5000;

/** One parser with a limit on time; broken for good once its WebAssembly instance has failed. */
export class BoundedParser {
  static #broken = false;
  readonly #parser: Parser;

  constructor(parser: Parser) {
    this.#parser = parser;
  }

  /**
   * @throws LintLimitError where the text takes too long: some shapes make the grammar's scanner quadratic.
   * @throws ParserBrokenError where the instance has failed, now or earlier in this thread.
   */
  parse(text: string, previous: Tree | undefined): Tree {
    if (BoundedParser.#broken) throw new ParserBrokenError('the parser failed earlier');
    const limit = baseTime + (text.length / 1e6) * timePerMegabyte;
    const started = performance.now();
    let tree: Tree | null;
    try {
      // The type says void; the runtime cancels where the callback gives true.
      const progressCallback: () => boolean = () => performance.now() - started > limit;
      tree = this.#parser.parse(text, previous, { progressCallback });
      if (tree === null) this.#parser.reset();
    } catch (fault) {
      BoundedParser.#broken = true;
      throw new ParserBrokenError('the parser failed', { cause: fault });
    }
    if (tree === null)
      throw new LintLimitError(`it takes more than ${Math.round(limit / 1000)} seconds to parse`);
    return tree;
  }
}
