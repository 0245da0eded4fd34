export const hubErrorCodes = [
  'repository-not-found',
  'revision-not-found',
  'entry-not-found',
  'private-or-missing',
  'gated',
  'forbidden',
  'rate-limited',
  'server-error',
  'timeout',
  'offline',
  'unreachable',
  'insecure',
  'bad-answer',
  'aborted',
] as const;
export type HubErrorCode = (typeof hubErrorCodes)[number];

/** Why the Hub could not answer; `message` says what happened, where, and what to do. */
export class HubError extends Error {
  readonly code: HubErrorCode;
  /** Seconds until a retry makes sense, where the Hub said so. */
  readonly retryAfter?: number;

  constructor(code: HubErrorCode, message: string, options: { cause?: unknown; retryAfter?: number } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'HubError';
    this.code = code;
    if (options.retryAfter !== undefined) this.retryAfter = options.retryAfter;
  }
}
