import { pathMatcher } from '../paths/pathPattern.ts';
import type { PolicyException } from './policy.ts';

/** The exceptions of one manifest by the paths that they hold for; each pattern is compiled once. */
export class ExceptionPaths {
  readonly #exceptions: readonly PolicyException[];
  readonly #matchers = new Map<string, (path: string) => boolean>();

  constructor(exceptions: readonly PolicyException[]) {
    this.#exceptions = exceptions;
  }

  /** @param path from the manifest's folder, `/` separated */
  exceptionsFor(path: string): PolicyException[] {
    return this.#exceptions.filter(
      (exception) => exception.path === undefined || this.#matcherOf(exception.path)(path),
    );
  }

  #matcherOf(pattern: string): (path: string) => boolean {
    let matcher = this.#matchers.get(pattern);
    if (matcher === undefined) {
      matcher = pathMatcher([pattern]);
      this.#matchers.set(pattern, matcher);
    }
    return matcher;
  }
}

const characterClass = /\[[^\]]*\]/g;
const namingCharacter = /[\p{L}\p{N}_]/u;

/** True for a pattern without a letter or digit of any name, such as `**`, `*.*` or `[a-z]*`. */
export function isOnlyWildcards(pattern: string): boolean {
  return !namingCharacter.test(pattern.replace(characterClass, ''));
}
