import { setTimeout as sleep } from 'node:timers/promises';
import { HubError } from '../../reference/hubError.ts';
import type { Endpoint } from '../endpoint.ts';
import { authorization, type Token, type TokenSource } from '../token.ts';
import { type Lookup, lookupAddresses } from './addressClass.ts';
import { HostPause } from './hostPause.ts';
import { httpError, type Subject } from './httpFailure.ts';
import { mayRecover, networkError } from './networkError.ts';
import { readBody } from './readBody.ts';
import { checkRedirect, redirectTarget } from './redirect.ts';
import { askedDelay, backoff } from './retryDelay.ts';

export interface TransportOptions {
  readonly endpoint: Endpoint;
  readonly token?: TokenSource;
  /** VS Code passes its own, which knows proxies and certificates. */
  readonly fetch?: typeof fetch;
  readonly lookup?: Lookup;
  /** Milliseconds for one attempt, body included. */
  readonly timeout?: number;
  /** How often a request is tried in all. */
  readonly attempts?: number;
  /** Milliseconds before the first retry. */
  readonly firstDelay?: number;
  /**
   * The longest that a server may make us wait, in milliseconds, for one question and for all that are asked in a row;
   * beyond it they fail at once.
   */
  readonly longestDelay?: number;
  /** Bytes of one answer. */
  readonly answerLimit?: number;
}

export interface HubRequest {
  readonly url: string;
  readonly method?: 'GET' | 'HEAD';
  readonly subject: Subject;
  readonly signal?: AbortSignal;
  /** Answers that are wanted although they are neither a success nor final, e.g. for a header of theirs. */
  readonly wanted?: (response: Response) => boolean;
}

const MOST_REDIRECTS = 5;
const MOST_TIMEOUTS = 2;
/** Milliseconds. */
const PAUSE_AFTER_TIMEOUTS = 10_000;
const retriedStatuses = new Set([408, 429, 500, 502, 503, 504]);

/** HTTP towards one endpoint: time-outs, retries, redirects by hand, limits, and the token where it may go. */
export class Transport {
  readonly endpoint: Endpoint;
  readonly #options: Required<Omit<TransportOptions, 'endpoint'>>;
  readonly #pause: HostPause;
  /** After time-outs others would only wait as long again: until then (`Date.now()`) they fail at once. */
  #silent: { readonly until: number; readonly error: HubError } | undefined;

  constructor(options: TransportOptions) {
    this.endpoint = options.endpoint;
    this.#options = {
      token: options.token ?? (async () => undefined),
      fetch: options.fetch ?? ((input, init) => fetch(input, init)),
      lookup: options.lookup ?? lookupAddresses,
      timeout: options.timeout ?? 15_000,
      attempts: options.attempts ?? 4,
      firstDelay: options.firstDelay ?? 500,
      longestDelay: options.longestDelay ?? 30_000,
      answerLimit: options.answerLimit ?? 16 * 1024 * 1024,
    };
    this.#pause = new HostPause(this.#options.longestDelay);
  }

  /**
   * The answer to a request, its body already in memory.
   * @throws HubError, also for every status that is no success
   */
  async request(request: HubRequest): Promise<Response> {
    const url = new URL(request.url);
    if (url.origin !== this.endpoint.origin) {
      throw new HubError(
        'insecure',
        `${this.endpoint.host} points to ${url.host} for more. Nothing was sent there.`,
      );
    }
    const token = await this.#options.token();
    let timeouts = 0;
    for (let attempt = 1; ; attempt += 1) {
      if (this.#silent && Date.now() < this.#silent.until) throw this.#silent.error;
      for (let wait = this.#pause.wait; wait > 0; wait = this.#pause.wait) await this.#sleep(wait, request);
      const sentAt = Date.now();
      const outcome = await this.#attempt(request, url, token);
      if (outcome instanceof Response) return outcome;
      const { error, mayPass, pause } = outcome;
      if (error.code === 'timeout') timeouts += 1;
      if (timeouts >= MOST_TIMEOUTS) {
        this.#silent = { until: Date.now() + PAUSE_AFTER_TIMEOUTS, error };
        throw error;
      }
      if (pause !== undefined && !this.#pause.ask(pause, error, sentAt)) throw error;
      if (!mayPass || attempt >= this.#options.attempts) throw error;
      await this.#sleep(backoff(attempt - 1, this.#options.firstDelay), request);
    }
  }

  /** True where a request to the endpoint carries a token. */
  async isAuthenticated(): Promise<boolean> {
    return (await this.#options.token())?.origin === this.endpoint.origin;
  }

  async #sleep(milliseconds: number, { signal }: HubRequest): Promise<void> {
    await sleep(milliseconds, undefined, signal ? { signal } : {}).catch(() => {
      throw aborted(this.endpoint.host);
    });
  }

  async #attempt(request: HubRequest, url: URL, token: Token | undefined): Promise<Response | Failure> {
    const { host } = this.endpoint;
    const timer = AbortSignal.timeout(this.#options.timeout);
    const signal = request.signal ? AbortSignal.any([request.signal, timer]) : timer;
    try {
      const response = await this.#follow(request, url, token, signal);
      if (response.ok || request.wanted?.(response)) {
        const body = await readBody(response, this.#options.answerLimit);
        const { status, headers } = response;
        return new Response(body.byteLength === 0 ? null : body, { status, headers });
      }
      await response.body?.cancel();
      const asked = askedDelay(response.headers, new Date());
      const error = httpError(response, host, request.subject, token?.origin === url.origin, asked);
      const mayPass = retriedStatuses.has(response.status);
      return asked === undefined || !mayPass ? { error, mayPass } : { error, mayPass, pause: asked * 1000 };
    } catch (cause) {
      if (request.signal?.aborted) throw aborted(host);
      if (timer.aborted) {
        const seconds = this.#options.timeout / 1000;
        const message = `${host} gave no whole answer within ${seconds} seconds. Try again, or check the network and the proxy.`;
        return { error: new HubError('timeout', message), mayPass: true };
      }
      const error = networkError(cause, host);
      return { error, mayPass: mayRecover(error) };
    }
  }

  async #follow(
    request: HubRequest,
    start: URL,
    token: Token | undefined,
    signal: AbortSignal,
  ): Promise<Response> {
    const endpoint = new URL(this.endpoint.url);
    let url = start;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const response = await this.#options.fetch(url, {
        method: request.method ?? 'GET',
        redirect: 'manual',
        headers: { accept: 'application/json', 'user-agent': 'model-warden', ...authorization(token, url) },
        signal,
      });
      const target = request.wanted?.(response) ? undefined : redirectTarget(response, url);
      if (target === undefined) return response;
      await response.body?.cancel();
      await checkRedirect(target, endpoint, this.#options.lookup);
      url = target;
    }
    throw new HubError('bad-answer', `${endpoint.host} redirects more than ${MOST_REDIRECTS} times.`);
  }
}

interface Failure {
  readonly error: HubError;
  /** Trying again may help. */
  readonly mayPass: boolean;
  /** Milliseconds that the server asks for. */
  readonly pause?: number;
}

function aborted(host: string): HubError {
  return new HubError('aborted', `The request to ${host} was cancelled.`);
}
