import { lookAlikeKey } from './lookAlike.ts';
import { neighbourKeys, type Slip, slipBetween } from './slip.ts';

/** A well-known name that another one resembles, and how. */
export interface Nearby {
  readonly name: string;
  readonly by: Slip | 'look-alike';
}

/** Names that are looked up by resemblance. Letter case never counts: the Hub does not tell it apart. */
export class NearbyNames {
  readonly #byName = new Map<string, string>();
  readonly #byKey = new Map<string, string[]>();
  readonly #byLook = new Map<string, string>();

  /** @param names the first of two that look alike wins. */
  constructor(names: Iterable<string>) {
    for (const name of names) {
      const folded = name.toLowerCase();
      if (this.#byName.has(folded)) continue;
      this.#byName.set(folded, name);
      const look = lookAlikeKey(folded);
      if (!this.#byLook.has(look)) this.#byLook.set(look, folded);
      for (const key of neighbourKeys(folded)) {
        const group = this.#byKey.get(key);
        if (group === undefined) this.#byKey.set(key, [folded]);
        else group.push(folded);
      }
    }
  }

  has(name: string): boolean {
    return this.#byName.has(name.toLowerCase());
  }

  /** The names one slip or a look-alike letter away; none for a name that differs in its numbers only. */
  *near(written: string): Iterable<Nearby> {
    const folded = written.toLowerCase();
    if (this.#byName.has(folded)) return;
    const twin = this.#byLook.get(lookAlikeKey(folded));
    if (twin !== undefined) yield { name: this.#byName.get(twin) ?? twin, by: 'look-alike' };
    const candidates = new Set([...neighbourKeys(folded)].flatMap((key) => this.#byKey.get(key) ?? []));
    for (const candidate of candidates) {
      const slip = slipBetween(folded, candidate);
      if (slip === undefined || withoutNumbers(folded) === withoutNumbers(candidate)) continue;
      yield { name: this.#byName.get(candidate) ?? candidate, by: slip };
    }
  }
}

/** Versions and sizes are told apart by numbers: `7B` and `70B` are no slip of each other. */
function withoutNumbers(name: string): string {
  return name.replaceAll(/\d+(?:\.\d+)*[bkm]?/g, '#').replaceAll(/#+/g, '');
}
