import { describe, expect, it } from 'vitest';
import { askedDelay, backoff } from '../../../core/src/hub/http/retryDelay.ts';

const now = new Date('2026-11-20T12:00:00Z');
const asked = (headers: Record<string, string>) => askedDelay(new Headers(headers), now);

describe('askedDelay', () => {
  it('reads seconds and dates', () => {
    expect(asked({ 'retry-after': '7' })).toBe(7);
    expect(asked({ 'retry-after': 'Fri, 20 Nov 2026 12:00:30 GMT' })).toBe(30);
    expect(asked({ 'retry-after': 'Fri, 20 Nov 2026 11:00:00 GMT' })).toBe(0);
  });

  it('reads the reset of a window that is used up, and of no other', () => {
    expect(asked({ ratelimit: '"api";r=0;t=123' })).toBe(123);
    expect(asked({ ratelimit: '"api";r=489;t=123' })).toBeUndefined();
    expect(asked({ ratelimit: '"api";r=0;t=12, "resolvers";r=5;t=200' })).toBe(12);
    expect(asked({})).toBeUndefined();
  });
});

describe('backoff', () => {
  it('doubles, with jitter down to half', () => {
    expect([0, 1, 2].map((retry) => backoff(retry, 100, () => 1))).toEqual([100, 200, 400]);
    expect([0, 1, 2].map((retry) => backoff(retry, 100, () => 0))).toEqual([50, 100, 200]);
  });
});
