/** How long an answer asks to wait, in seconds: `Retry-After`, else the reset in `RateLimit`. */
export function askedDelay(headers: Headers, now: Date): number | undefined {
  const retryAfter = headers.get('retry-after')?.trim();
  if (retryAfter) {
    if (/^\d+$/.test(retryAfter)) return Number(retryAfter);
    const date = Date.parse(retryAfter);
    if (!Number.isNaN(date)) return Math.max(0, Math.ceil((date - now.getTime()) / 1000));
  }
  // The Hub writes `RateLimit: "api";r=0;t=123` (IETF draft): t counts seconds to the end of the window.
  const reset = /;\s*t=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1];
  return reset === undefined ? undefined : Number(reset);
}

/** Exponential back-off with jitter, in milliseconds: between half and all of `first * 2^retry`. */
export function backoff(retry: number, first: number, random: () => number = Math.random): number {
  return first * 2 ** retry * (0.5 + random() / 2);
}
