import { type Connection, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { HubError, hubErrorCodes } from '../../../core/src/reference/hubError.ts';
import type { Repository } from '../../../core/src/reference/repository.ts';
import { isListOf, isRepositoryFacts } from '../../../core/src/reference/repositoryFacts.ts';
import type { Resolver } from '../../../core/src/reference/resolver.ts';
import { isPin } from '../../../core/src/reference/revision.ts';
import { tokenOf } from '../convert/cancellation.ts';
import type { DescribeMessage } from '../protocol/describe.ts';
import type { HubErrorData } from '../protocol/hubErrorData.ts';
import type { ListCommitsMessage } from '../protocol/listCommits.ts';
import type { ListFilesMessage } from '../protocol/listFiles.ts';
import type { ListRefsMessage } from '../protocol/listRefs.ts';
import type { ResolveMessage } from '../protocol/resolve.ts';

type Message = DescribeMessage | ResolveMessage | ListFilesMessage | ListRefsMessage | ListCommitsMessage;

/** Asks the client: in VS Code proxy, certificates and tokens live in the extension host, never here. */
export class ClientResolver implements Resolver {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async describe(repository: Repository, signal?: AbortSignal) {
    const answer = await this.#ask<DescribeMessage>('modelWarden/describe', { repository }, signal);
    if (!isRepositoryFacts(answer)) throw badAnswer('modelWarden/describe');
    return answer;
  }

  async resolve(repository: Repository, revision: string, signal?: AbortSignal) {
    const answer = await this.#ask<ResolveMessage>('modelWarden/resolve', { repository, revision }, signal);
    // The SHA goes into somebody's source: anything else than a commit stays out.
    if (!isPin(answer?.sha ?? '')) throw badAnswer('modelWarden/resolve');
    return answer;
  }

  listFiles(repository: Repository, sha: string, signal?: AbortSignal) {
    return this.#list<ListFilesMessage>('modelWarden/listFiles', { repository, sha }, ['path'], signal);
  }

  listRefs(repository: Repository, signal?: AbortSignal) {
    return this.#list<ListRefsMessage>(
      'modelWarden/listRefs',
      { repository },
      ['name', 'ref', 'sha'],
      signal,
    );
  }

  listCommits(repository: Repository, revision: string, limit: number, signal?: AbortSignal) {
    const params = { repository, revision, limit };
    return this.#list<ListCommitsMessage>('modelWarden/listCommits', params, ['sha'], signal);
  }

  async #list<M extends Message & { result: readonly unknown[] }>(
    method: M['method'],
    params: M['params'],
    texts: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<M['result']> {
    const answer = await this.#ask<M>(method, params, signal);
    if (!Array.isArray(answer) || !isListOf(answer, texts)) throw badAnswer(method);
    return answer;
  }

  async #ask<M extends Message>(
    method: M['method'],
    params: M['params'],
    signal: AbortSignal | undefined,
  ): Promise<M['result']> {
    try {
      const answer = this.#connection.sendRequest<M['result']>(method, params, tokenOf(signal));
      return await orAborted(answer, signal);
    } catch (error) {
      throw hubErrorOf(error, signal);
    }
  }
}

/** A client may take its time to notice that nobody waits any more. */
function orAborted<Answer>(answer: Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
  if (signal === undefined) return answer;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function hubErrorOf(error: unknown, signal: AbortSignal | undefined): HubError {
  if (signal?.aborted) return new HubError('aborted', 'The question to the Hub was cancelled.');
  if (!(error instanceof ResponseError)) {
    return new HubError('unreachable', 'The client could not be asked for the Hub.', { cause: error });
  }
  const data: Partial<HubErrorData> = error.data ?? {};
  const code = hubErrorCodes.find((known) => known === data.hubError);
  if (code !== undefined) {
    const retry = typeof data.retryAfter === 'number' ? { retryAfter: data.retryAfter } : {};
    return new HubError(code, error.message, retry);
  }
  if (error.code === LSPErrorCodes.RequestCancelled) {
    return new HubError('aborted', 'The question to the Hub was cancelled.');
  }
  if (error.code === ErrorCodes.MethodNotFound) {
    return new HubError('offline', 'This client does not answer questions about the Hub.');
  }
  return new HubError('unreachable', error.message, { cause: error });
}

function badAnswer(method: string): HubError {
  return new HubError('bad-answer', `The client's answer to ${method} is not what was asked for.`);
}
