/**
 * What goes wrong, for `times` requests (without it: for all) whose path and query, decoded, match `path`
 * (without it: any). A URL of the second origin has the file's name in its query.
 */
export type Fault = FaultKind & { times?: number; path?: RegExp };

type FaultKind =
  /** 429. The Hub says when to come back in RateLimit; other servers in Retry-After; here both, in seconds. */
  | { kind: 'rate-limit'; retryAfter: number }
  | { kind: 'server-error'; status: 500 | 502 | 503 | 504 }
  /** The answer waits. */
  | { kind: 'slow'; milliseconds: number }
  /** The connection is reset without an answer. */
  | { kind: 'reset' }
  /** Headers with the full length, then so many bytes of the body, then the connection is cut. */
  | { kind: 'drop'; afterBytes: number }
  /** The redirect to the second origin carries a URL that has run out. */
  | { kind: 'expired-url' }
  /** The content is changed, its length and every header are not. */
  | { kind: 'tampered' };

/** The faults that are set. Each match uses one up. */
export class Faults {
  #set: { fault: Fault; left: number }[] = [];

  /** Replaces all that were set. */
  replace(faults: readonly Fault[]): void {
    this.#set = faults.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
  }

  /** Takes the next fault of one of these kinds for a request, if there is one. */
  take<K extends Fault['kind']>(
    target: string,
    kinds: readonly K[],
  ): Extract<Fault, { kind: K }> | undefined {
    const entry = this.#set.find(
      ({ fault, left }) =>
        left > 0 && kinds.some((kind) => kind === fault.kind) && (fault.path?.test(target) ?? true),
    );
    if (!entry) return undefined;
    entry.left -= 1;
    return entry.fault as Extract<Fault, { kind: K }>;
  }
}
