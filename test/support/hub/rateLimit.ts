import { type Answer, jsonAnswer } from './answer.ts';

// Anonymous use: 500 API requests in a fixed window of five minutes; `/resolve/` has more.
const WINDOW_SECONDS = 300;
const quotas = { api: 500, resolvers: 3000 } as const;

type Resource = keyof typeof quotas;

function resourceOf(path: string): Resource {
  return path.startsWith('/api/') && !path.startsWith('/api/resolve-cache/') ? 'api' : 'resolvers';
}

/** The two headers that every answer of the Hub carries (draft-ietf-httpapi-ratelimit-headers-09). */
export function rateLimitHeaders(
  path: string,
  state: { remaining: number; resetSeconds: number } | undefined = undefined,
): Record<string, string> {
  const resource = resourceOf(path);
  const remaining = state?.remaining ?? quotas[resource] - 1;
  return {
    RateLimit: `"${resource}";r=${remaining};t=${state?.resetSeconds ?? WINDOW_SECONDS}`,
    'RateLimit-Policy': `"fixed window";"${resource}";q=${quotas[resource]};w=${WINDOW_SECONDS}`,
  };
}

/** 429; `hubHeaders` as in the profile. */
export function rateLimitedAnswer(path: string, retryAfter: number, hubHeaders: boolean): Answer {
  const message =
    'We had to rate limit your IP. To continue using our service, create a HF account or login.';
  const headers = hubHeaders ? rateLimitHeaders(path, { remaining: 0, resetSeconds: retryAfter }) : {};
  return jsonAnswer({ error: message }, { ...headers, 'Retry-After': String(retryAfter) }, 429);
}
