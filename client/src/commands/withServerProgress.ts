import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import {
  type LanguageClient,
  LSPErrorCodes,
  ResponseError,
  WorkDoneProgress,
} from 'vscode-languageclient/node';

/** Sends a request that takes a while, with its progress and a way to cancel it. `undefined` where it was cancelled. */
export async function withServerProgress<Result>(
  client: LanguageClient,
  title: string,
  method: string,
  params: object,
): Promise<Result | undefined> {
  const workDoneToken = randomUUID();
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const told = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
        if (value.kind === 'report' && value.message !== undefined)
          progress.report({ message: value.message });
      });
      try {
        const result = await client.sendRequest<Result>(method, { ...params, workDoneToken }, token);
        return token.isCancellationRequested ? undefined : result;
      } catch (fault) {
        if (token.isCancellationRequested || isCancelled(fault)) return undefined;
        throw fault;
      } finally {
        told.dispose();
      }
    },
  );
}

function isCancelled(fault: unknown): boolean {
  return fault instanceof ResponseError && fault.code === LSPErrorCodes.RequestCancelled;
}
