/** UTF-16 units of a path that are told. */
const longestPath = 200;

/** A member of an object anywhere in a configuration. */
export class Entry {
  readonly key: string;
  readonly value: unknown;
  readonly owner: Readonly<Record<string, unknown>>;
  readonly #place: Place;

  constructor(key: string, value: unknown, owner: Readonly<Record<string, unknown>>, place: Place) {
    this.key = key;
    this.value = value;
    this.owner = owner;
    this.#place = place;
  }

  /** Where it stands, for people: `quantization.config`. Vocabularies have a million members: only who asks pays. */
  get path(): string {
    const parts = [this.key];
    for (let at: Place | undefined = this.#place; at !== undefined; at = at.around) {
      if (at.step !== '') parts.push(at.step);
    }
    const path = parts.reverse().join('.').replaceAll('.[', '[');
    return path.length > longestPath ? `…${path.slice(-longestPath)}` : path;
  }
}

/** A step into a value: a key, or `[3]`. */
interface Place {
  readonly step: string;
  readonly around?: Place;
}

/** All members of all objects below a value; without recursion, each object once even where aliases repeat it. */
export function* entriesOf(root: unknown): Generator<Entry> {
  const waiting: { readonly value: unknown; readonly place: Place }[] = [
    { value: root, place: { step: '' } },
  ];
  const seen = new Set<object>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, place } = next;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (Array.isArray(value)) {
      // Data has long lists of numbers and texts: only what can hold something waits.
      value.forEach((item: unknown, at) => {
        if (typeof item === 'object' && item !== null)
          waiting.push({ value: item, place: { step: `[${at}]`, around: place } });
      });
      continue;
    }
    const owner = value as Readonly<Record<string, unknown>>;
    for (const [key, held] of Object.entries(owner)) {
      yield new Entry(key, held, owner, place);
      if (typeof held === 'object' && held !== null)
        waiting.push({ value: held, place: { step: key, around: place } });
    }
  }
}

/** The value where it is a text, else `undefined`. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
