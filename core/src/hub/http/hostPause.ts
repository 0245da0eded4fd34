import { HubError } from '../../reference/hubError.ts';

/** Milliseconds without a pause after which the host has forgiven. */
const spell = 60_000;

/**
 * The pause that a host asked for with `Retry-After`, shared by all questions to it: one 429 concerns them all. What
 * they wait for it in a row is limited in sum, however often the host asks again.
 */
export class HostPause {
  readonly #longest: number;
  /** `Date.now()` from which the host may be asked. */
  #notBefore = 0;
  /** Milliseconds granted since the host last was quiet. */
  #granted = 0;
  /** `Date.now()` of the last grant. */
  #grantedAt = 0;
  #refused: { readonly until: number; readonly error: HubError } | undefined;

  /** @param longest milliseconds */
  constructor(longest: number) {
    this.#longest = longest;
  }

  /**
   * Milliseconds to wait before the host may be asked.
   * @throws HubError at once where it asked for more than it is granted, until that time has passed
   */
  get wait(): number {
    const now = Date.now();
    if (this.#refused !== undefined && now < this.#refused.until) {
      const { error, until } = this.#refused;
      const retryAfter = Math.ceil((until - now) / 1000);
      throw new HubError(error.code, error.message, { cause: error.cause, retryAfter });
    }
    return Math.max(0, this.#notBefore - now);
  }

  /**
   * The host asked for a pause of `delay` milliseconds with this error, in answer to what was sent at `sentAt`. What was
   * sent before the last grant tells nothing new.
   * @returns false where it is not granted: the error is final for now
   */
  ask(delay: number, error: HubError, sentAt: number): boolean {
    const now = Date.now();
    if (sentAt <= this.#grantedAt && delay <= this.#longest) return true;
    if (now - this.#notBefore > spell) this.#granted = 0;
    const until = now + delay;
    const more = Math.max(0, until - Math.max(now, this.#notBefore));
    if (this.#granted + more > this.#longest) {
      this.#refused = { until, error };
      return false;
    }
    this.#granted += more;
    this.#grantedAt = now;
    this.#notBefore = Math.max(this.#notBefore, until);
    return true;
  }
}
