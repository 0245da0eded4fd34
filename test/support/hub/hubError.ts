import { type Answer, jsonAnswer } from './answer.ts';

export type ErrorCode = 'RepoNotFound' | 'RevisionNotFound' | 'EntryNotFound' | 'GatedRepo';

/** An answer that ends the handling of a request. */
export class HubError extends Error {
  readonly status: number;
  readonly code: ErrorCode | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    options: { code?: ErrorCode; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = options.code;
    this.headers = options.headers ?? {};
  }

  /** The answer; `hubHeaders` as in the profile: a mirror passes neither code nor message on. */
  answer(hubHeaders: boolean): Answer {
    if (!hubHeaders) {
      return jsonAnswer({ errors: [{ status: this.status, message: this.message }] }, {}, this.status);
    }
    const headers = { ...this.headers, ...(this.code ? { 'X-Error-Code': this.code } : {}) };
    return jsonAnswer({ error: this.message }, { ...headers, 'X-Error-Message': this.message }, this.status);
  }
}

/**
 * A repository that is missing or hidden. Anonymous callers get a 401 that names no code (the Hub does not
 * say which it is), callers with a token a 404.
 */
export function repositoryNotFound(anonymous: boolean): HubError {
  if (!anonymous) return new HubError(404, 'Repository not found', { code: 'RepoNotFound' });
  return unauthorized('Invalid username or password.');
}

export function unauthorized(message: string): HubError {
  const challenge = 'Bearer realm="Authentication required", charset="UTF-8"';
  return new HubError(401, message, { headers: { 'WWW-Authenticate': challenge } });
}

export function revisionNotFound(revision: string): HubError {
  return new HubError(404, `Invalid rev id: ${revision}`, { code: 'RevisionNotFound' });
}

/** X-Repo-Commit comes along: Python's client remembers under it that the file is not there. */
export function entryNotFound(path: string, commit: string): HubError {
  const message = path === '' ? 'Entry not found' : `Entry not found: ${path}`;
  return new HubError(404, message, { code: 'EntryNotFound', headers: { 'X-Repo-Commit': commit } });
}

/** A gated repository: 401 for nobody, 403 for somebody who was not granted access. */
export function gatedRepository(id: string, anonymous: boolean): HubError {
  const message = anonymous
    ? `Access to model ${id} is restricted. You must have access to it and be authenticated to access it. Please log in.`
    : `Access to model ${id} is restricted and you are not in the authorized list. Ask for access on its page.`;
  return new HubError(anonymous ? 401 : 403, message, { code: 'GatedRepo' });
}

/** The wording by which Python's client knows a disabled repository. */
export function disabledRepository(): HubError {
  return new HubError(403, 'Access to this resource is disabled.');
}
