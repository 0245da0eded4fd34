import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { ruleSlugs } from '../finding/ruleCatalogue.ts';
import { nearestWord } from '../text/nearestWord.ts';
import type { Range } from '../text/range.ts';
import type { PolicyProblem } from './policy.ts';
import { problemLimit, type YamlDocument } from './yamlDocument.ts';

/** One key of a mapping: the key's node for its place, the value with aliases followed. */
export interface Entry {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node | null;
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** Typed access to the nodes of a manifest that collects each mistake at its own range. */
export class ManifestReader {
  readonly problems: PolicyProblem[];
  /** False where the text can be read in more than one way, or not at all. */
  readonly certain: boolean;
  readonly #yaml: YamlDocument;

  constructor(yaml: YamlDocument) {
    this.#yaml = yaml;
    this.problems = yaml.problems.slice(0, problemLimit);
    this.certain = yaml.problems.length === 0;
  }

  get root(): Node | null {
    return this.#yaml.follow(this.#yaml.document.contents);
  }

  rangeOf(node: Node | null): Range {
    return this.#yaml.rangeOf(node);
  }

  get #isFull(): boolean {
    return this.problems.length >= problemLimit;
  }

  problem(node: Node | null, message: string, more: Pick<PolicyProblem, 'meant' | 'lacksReason'> = {}): void {
    if (!this.#isFull) this.problems.push({ message, range: this.rangeOf(node), ...more });
  }

  /**
   * A word that is none of those known here.
   * @param taken what stands beside it: a key that is there already cannot be the one that was meant
   */
  unknownWord(
    node: Node | null,
    what: string,
    word: string,
    known: readonly string[],
    taken: readonly string[] = [],
  ): void {
    if (this.#isFull) return;
    const meant = nearestWord(
      word,
      known.filter((each) => !taken.includes(each)),
    );
    const hint = meant === undefined ? `Known here: ${known.join(', ')}.` : `Did you mean "${meant}"?`;
    this.problem(node, `${what} "${word}". ${hint}`, meant === undefined ? {} : { meant });
  }

  unknownRule(node: Node | null, word: string, taken: readonly string[] = []): void {
    if (this.#isFull) return;
    const meant = nearestWord(
      word,
      ruleSlugs.filter((each) => !taken.includes(each)),
    );
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    this.problem(node, `There is no rule "${word}".${hint}`, meant === undefined ? {} : { meant });
  }

  /** The entries of a mapping; anything else is a problem, except nothing at all. */
  entries(node: Node | null, what: string): Entry[] {
    if (isAbsent(node)) return [];
    if (!isMap(node)) {
      this.problem(node, `${what} must be a mapping.`);
      return [];
    }
    return this.#entriesOf(node, what);
  }

  items(node: Node | null, what: string): (Node | null)[] {
    if (isAbsent(node)) return [];
    if (!isSeq(node)) {
      this.problem(node, `${what} must be a list.`);
      return [];
    }
    return node.items.map((item) => this.#yaml.follow(item as Node | null));
  }

  text(node: Node | null, what: string): string | undefined {
    if (isAbsent(node)) return undefined;
    if (isScalar(node) && typeof node.value === 'string') return node.value;
    // An unquoted 1234567 or 1e10 is a number to YAML and a revision or a name to people.
    if (isScalar(node) && typeof node.value === 'number' && node.source !== undefined) return node.source;
    this.problem(node, `${what} must be a text.`);
    return undefined;
  }

  date(node: Node | null, what: string): string | undefined {
    const text = this.text(node, what);
    if (text === undefined) return undefined;
    if (isoDate.test(text) && !Number.isNaN(Date.parse(text))) return text;
    this.problem(node, `${what} must be a date such as 2026-11-20.`);
    return undefined;
  }

  /** A whole number of at least 0. */
  count(node: Node | null, what: string): number | undefined {
    if (isAbsent(node)) return undefined;
    if (isScalar(node) && Number.isSafeInteger(node.value) && Number(node.value) >= 0)
      return Number(node.value);
    this.problem(node, `${what} must be a whole number of at least 0.`);
    return undefined;
  }

  flag(node: Node | null, what: string): boolean | undefined {
    if (isAbsent(node)) return undefined;
    if (isScalar(node) && typeof node.value === 'boolean') return node.value;
    this.problem(node, `${what} must be true or false.`);
    return undefined;
  }

  #entriesOf(map: YAMLMap, what: string): Entry[] {
    const entries: Entry[] = [];
    for (const pair of map.items) {
      const key = pair.key as Node;
      if (!isScalar(key) || typeof key.value !== 'string') {
        this.problem(key, `${what} has a key that is no text.`);
        continue;
      }
      entries.push({
        key: key.value,
        keyNode: key,
        value: this.#yaml.follow(pair.value as Node | null),
      });
    }
    return entries;
  }
}

export function isAbsent(node: Node | null): node is null {
  return node === null || (isScalar(node) && node.value === null);
}
