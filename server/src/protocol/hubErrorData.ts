import type { HubErrorCode } from '../../../core/src/reference/hubError.ts';

/** The `data` of a response error with which the client says why the Hub could not answer. */
export interface HubErrorData {
  readonly hubError: HubErrorCode;
  /** Seconds. */
  readonly retryAfter?: number;
}
