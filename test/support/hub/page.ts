import type { HubContext } from './hubContext.ts';
import type { HubRequest } from './hubRequest.ts';

/** The URL of a request with one query parameter set, for `Link`. */
export function linkToNext(context: HubContext, request: HubRequest, name: string, value: string): string {
  const query = new URLSearchParams(request.query);
  query.set(name, value);
  return `<${context.url}${request.path}?${query.toString()}>; rel="next"`;
}

/** The `limit` of a request within 1 and the most that the listing gives. */
export function pageLimit(request: HubRequest, most: number): number {
  const asked = Number(request.query.get('limit') ?? most);
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, most) : most;
}
