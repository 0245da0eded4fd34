import * as vscode from 'vscode';
import {
  type CancellationToken,
  type LanguageClient,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageclient/node';
import { HubError } from '../../../core/src/reference/hubError.ts';
import type { DescribeMessage } from '../../../server/src/protocol/describe.ts';
import type { HubErrorData } from '../../../server/src/protocol/hubErrorData.ts';
import type { ListCommitsMessage } from '../../../server/src/protocol/listCommits.ts';
import type { ListFilesMessage } from '../../../server/src/protocol/listFiles.ts';
import type { ListRefsMessage } from '../../../server/src/protocol/listRefs.ts';
import type { ResolveMessage } from '../../../server/src/protocol/resolve.ts';
import type { HostResolver } from './hostResolver.ts';

type Message = DescribeMessage | ResolveMessage | ListFilesMessage | ListRefsMessage | ListCommitsMessage;

/** Answers the server's questions about the Hub. */
export function answerHubQuestions(client: LanguageClient, { resolver }: HostResolver): vscode.Disposable {
  return vscode.Disposable.from(
    answer<DescribeMessage>(client, 'modelWarden/describe', ({ repository }, signal) =>
      resolver.describe(repository, signal),
    ),
    answer<ResolveMessage>(client, 'modelWarden/resolve', ({ repository, revision }, signal) =>
      resolver.resolve(repository, revision, signal),
    ),
    answer<ListFilesMessage>(client, 'modelWarden/listFiles', ({ repository, sha }, signal) =>
      resolver.listFiles(repository, sha, signal),
    ),
    answer<ListRefsMessage>(client, 'modelWarden/listRefs', ({ repository }, signal) =>
      resolver.listRefs(repository, signal),
    ),
    answer<ListCommitsMessage>(client, 'modelWarden/listCommits', ({ repository, revision, limit }, signal) =>
      resolver.listCommits(repository, revision, limit, signal),
    ),
  );
}

function answer<M extends Message>(
  client: LanguageClient,
  method: M['method'],
  ask: (params: M['params'], signal: AbortSignal) => Promise<M['result']>,
): vscode.Disposable {
  return client.onRequest(method, async (params: M['params'], token: CancellationToken): Promise<unknown> => {
    const controller = new AbortController();
    const following = token.onCancellationRequested(() => controller.abort());
    try {
      return await ask(params, controller.signal);
    } catch (error) {
      throw error instanceof HubError ? responseError(error) : error;
    } finally {
      following.dispose();
    }
  });
}

function responseError({ code, message, retryAfter }: HubError): ResponseError<HubErrorData> {
  return new ResponseError(
    code === 'aborted' ? LSPErrorCodes.RequestCancelled : LSPErrorCodes.RequestFailed,
    message,
    { hubError: code, ...(retryAfter === undefined ? {} : { retryAfter }) },
  );
}
