/** How long an answer asks to wait, in seconds: `Retry-After`, else the reset in `RateLimit`. */
export function askedDelay(headers: Headers, now: Date): number | undefined {
  const retryAfter = headers.get('retry-after')?.trim();
  if (retryAfter) {
    if (/^\d+$/.test(retryAfter)) return Number(retryAfter);
    const date = Date.parse(retryAfter);
    if (!Number.isNaN(date)) return Math.max(0, Math.ceil((date - now.getTime()) / 1000));
  }
  // Every answer of the Hub carries `RateLimit: "api";r=489;t=123` (IETF draft): r requests are left until the
  // window ends in t seconds. Only a window that is used up is a reason to wait.
  const windows = (headers.get('ratelimit') ?? '')
    .split(',')
    .filter((window) => /;\s*r=0(\D|$)/.test(window));
  const resets = windows.flatMap((window) => /;\s*t=(\d+)/.exec(window)?.[1] ?? []);
  return resets.length === 0 ? undefined : Math.max(...resets.map(Number));
}

/** Exponential back-off with jitter, in milliseconds: between half and all of `first * 2^retry`. */
export function backoff(retry: number, first: number, random: () => number = Math.random): number {
  return first * 2 ** retry * (0.5 + random() / 2);
}
