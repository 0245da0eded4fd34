import { legacyModelNames } from '../loaders/catalogue/legacyModelNames.ts';
import { knownIdsOfShortOwners, knownOwners } from './knownRepositories.ts';
import { type Nearby, NearbyNames } from './nearbyNames.ts';
import { realOwners } from './realOwners.ts';

/** From this length on, an owner one slip away is reported for itself; shorter ones are too often other words. */
const tellingLength = 6;

export interface KnownNames {
  readonly owners: Iterable<string>;
  readonly idsOfShortOwners: Iterable<string>;
  /** Ids without an owner. */
  readonly legacy: Iterable<string>;
  /** Owners that are never reported. */
  readonly real: Iterable<string>;
}

/** The id that was probably meant, and how the written one differs from it. */
export interface ProbablyMeant {
  readonly id: string;
  readonly by: Nearby['by'];
}

/** Well-known repositories, looked up by resemblance. */
export class KnownIds {
  readonly #owners: NearbyNames;
  readonly #legacy: NearbyNames;
  readonly #ids: ReadonlySet<string>;
  readonly #real: ReadonlySet<string>;

  constructor({ owners, idsOfShortOwners, legacy, real }: KnownNames) {
    this.#owners = new NearbyNames(owners);
    this.#legacy = new NearbyNames(legacy);
    this.#ids = new Set([...idsOfShortOwners].map((id) => id.toLowerCase()));
    this.#real = new Set([...real].map((owner) => owner.toLowerCase()));
  }

  /** `undefined` where the id is known, or resembles nothing well-known. */
  meantBy(id: string): ProbablyMeant | undefined {
    const slash = id.indexOf('/');
    if (slash < 0) {
      const nearby = [...this.#legacy.near(id)].find((one) => isTelling(id, one));
      return nearby && { id: nearby.name, by: nearby.by };
    }
    const owner = id.slice(0, slash);
    const rest = id.slice(slash);
    if (this.#real.has(owner.toLowerCase())) return undefined;
    for (const nearby of this.#owners.near(owner)) {
      const meant = nearby.name + rest;
      if (isTelling(owner, nearby) || this.#ids.has(meant.toLowerCase())) return { id: meant, by: nearby.by };
    }
    return undefined;
  }
}

function isTelling(written: string, { name, by }: Nearby): boolean {
  return by === 'look-alike' || by === 'swapped' || Math.min(written.length, name.length) >= tellingLength;
}

let shipped: KnownIds | undefined;

/** What ships with the product; built when the first reference is looked up. */
export function shippedKnownIds(): KnownIds {
  shipped ??= new KnownIds(shippedNames());
  return shipped;
}

export function shippedNames(): KnownNames {
  return {
    owners: words(knownOwners),
    idsOfShortOwners: words(knownIdsOfShortOwners),
    legacy: legacyModelNames,
    real: words(realOwners),
  };
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
