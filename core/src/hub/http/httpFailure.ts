import { HubError, type HubErrorCode } from '../../reference/hubError.ts';
import type { Repository } from '../../reference/repository.ts';

/** What a request is about, for messages. */
export interface Subject {
  readonly repository: Repository;
  readonly revision?: string;
}

/** The answer behind a `HubError`, as its cause. The server's own words are left out: they may echo a token. */
export interface HttpFailure {
  readonly status: number;
  /** `X-Error-Code`; mirrors lack it. */
  readonly errorCode: string | null;
}

/** The error that an answer of 400 and above, or one that is no redirect and no success, stands for. */
export function httpError(
  response: Response,
  host: string,
  subject: Subject,
  authenticated: boolean,
  retryAfter?: number,
): HubError {
  const failure: HttpFailure = { status: response.status, errorCode: response.headers.get('x-error-code') };
  const code = codeOf(failure);
  const message = `${explain(code, subject, authenticated, failure, retryAfter)} (${host} answered ${failure.status}.)`;
  return new HubError(code, message, { cause: failure, ...(retryAfter === undefined ? {} : { retryAfter }) });
}

/** True where a server does not know the request at all, as mirrors that serve only a part of the API. */
export function isMissingApi(error: unknown): boolean {
  if (!(error instanceof HubError)) return false;
  const { status, errorCode } = (error.cause ?? {}) as Partial<HttpFailure>;
  return errorCode === null && (status === 404 || status === 405 || status === 501);
}

function codeOf({ status, errorCode }: HttpFailure): HubErrorCode {
  if (errorCode === 'GatedRepo') return 'gated';
  if (status === 401) return 'private-or-missing';
  if (status === 403 || status === 451) return 'forbidden';
  if (status === 404 && errorCode === 'RevisionNotFound') return 'revision-not-found';
  if (status === 404 && errorCode === 'EntryNotFound') return 'entry-not-found';
  if (status === 404) return 'repository-not-found';
  if (status === 429) return 'rate-limited';
  return status >= 500 || status === 408 ? 'server-error' : 'bad-answer';
}

function explain(
  code: HubErrorCode,
  subject: Subject,
  authenticated: boolean,
  failure: HttpFailure,
  retryAfter: number | undefined,
): string {
  const { id, kind } = subject.repository;
  const named = `the ${kind} ${id}`;
  switch (code) {
    case 'gated':
      return authenticated
        ? `Access to ${named} is gated and this token was not granted it. Ask for access on its page.`
        : `Access to ${named} is gated. Accept its terms on its page, then sign in or set HF_TOKEN.`;
    case 'private-or-missing':
      return authenticated
        ? `The token is not accepted, or may not see ${named}. Check the token, then the id.`
        : `There is no public ${kind} ${id}: it is private or missing. Check the id, or sign in or set HF_TOKEN.`;
    case 'forbidden':
      return failure.status === 451
        ? `Access to ${named} is withheld for legal reasons.`
        : `Access to ${named} is refused or disabled. Check the rights of the token.`;
    case 'revision-not-found':
      return `${capital(named)} has no revision "${subject.revision ?? 'main'}". Check the branch, tag or commit.`;
    case 'entry-not-found':
      return `A file or folder is not there in ${named} at "${subject.revision ?? 'main'}".`;
    case 'repository-not-found':
      return failure.errorCode === null
        ? `${capital(named)} was not found, or this server lacks the request that asks for it.`
        : `There is no ${kind} ${id}. Check the spelling: nobody owns that name, or it is hidden from this token.`;
    case 'rate-limited':
      return `Too many requests. ${pauseText(retryAfter)}${authenticated ? '' : ', or sign in for a higher limit'}.`;
    case 'server-error':
      return 'The server has a fault of its own. Try again later.';
    default:
      return `Asked for ${named}, the server gave an answer that no Hub gives. Check the endpoint.`;
  }
}

/** How long, and until when: the message may be read later. */
function pauseText(seconds: number | undefined): string {
  if (seconds === undefined) return 'Wait a few seconds';
  const reset = new Date(Date.now() + seconds * 1000);
  const time = Number.isNaN(reset.getTime()) ? '' : `, until ${reset.toISOString().slice(11, 19)} UTC`;
  return `Wait ${seconds} seconds${time}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
