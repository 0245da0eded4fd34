import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from './accounts.ts';

/** A request as routes see it: the path without the profile's prefix, still percent-encoded. */
export interface HubRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  /** Path and query, decoded: what a fault's `path` is matched with. */
  target: string;
  headers: IncomingHttpHeaders;
  body: Uint8Array;
  caller: Caller;
}

/** One line of the log that tests look at. */
export interface RecordedRequest {
  origin: 'hub' | 'cdn';
  method: string;
  /** Path with the query, as it came in. */
  path: string;
  headers: IncomingHttpHeaders;
  /** The status answered; 0 where the connection was cut before an answer. */
  status: number;
}
