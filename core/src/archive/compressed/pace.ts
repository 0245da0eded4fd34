import { setImmediate } from 'node:timers/promises';

/** How long decoding may hold the event loop, in milliseconds: an abort must be heard within 100. */
const longestStretch = 20;

/** Lets the event loop run now and then while work goes on that waits for nothing. */
export class Pace {
  #since = performance.now();

  /** @throws the signal's reason where it was aborted meanwhile */
  async rest(signal?: AbortSignal): Promise<void> {
    if (performance.now() - this.#since > longestStretch) {
      await setImmediate();
      this.#since = performance.now();
    }
    signal?.throwIfAborted();
  }
}
