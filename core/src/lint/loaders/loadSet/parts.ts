import type { HubFile } from '../../../reference/resolver.ts';

/** What one way of loading reads, as far as names tell. */
export interface Parts {
  readonly reads: readonly HubFile[];
  /** Files of which the list does not tell whether they are read. */
  readonly mayRead?: readonly HubFile[];
  /** What was not known, or taken for granted: sentences. */
  readonly notes?: readonly string[];
  /** What the loader looks for in vain: a sentence. */
  readonly missing?: string;
}

export const nothing: Parts = { reads: [] };

export function together(...parts: readonly Parts[]): Parts {
  const missing = parts.map((part) => part.missing).find((text) => text !== undefined);
  return {
    reads: parts.flatMap(({ reads }) => reads),
    mayRead: parts.flatMap(({ mayRead }) => mayRead ?? []),
    notes: [...new Set(parts.flatMap(({ notes }) => notes ?? []))],
    ...(missing === undefined ? {} : { missing }),
  };
}

/** The same files, of which it is not known whether they are read. */
export function perhaps({ reads, mayRead, notes }: Parts): Parts {
  return { reads: [], mayRead: [...reads, ...(mayRead ?? [])], notes: notes ?? [] };
}
