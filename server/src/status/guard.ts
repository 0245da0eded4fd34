import type { CancellationToken } from 'vscode-languageserver/node';
import type { ServerStatus } from './serverStatus.ts';

/**
 * Wraps a handler so that it never throws (DESIGN 6.10): a fault is logged and shown in the status, and the
 * client gets `empty`.
 */
export function guardRequest<Params, Result>(
  status: ServerStatus,
  name: string,
  empty: (params: Params) => Result,
  handler: (params: Params, token: CancellationToken) => Result | Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result> {
  return async (params, token) => {
    try {
      return await handler(params, token);
    } catch (fault) {
      status.fault(name, fault);
      return empty(params);
    }
  };
}

/** The same for a notification, which has no answer. Synchronous up to the handler's first `await`. */
export function guardNotification<Params>(
  status: ServerStatus,
  name: string,
  handler: (params: Params) => void | Promise<void>,
): (params: Params) => void {
  return (params) => {
    try {
      Promise.resolve(handler(params)).catch((fault: unknown) => status.fault(name, fault));
    } catch (fault) {
      status.fault(name, fault);
    }
  };
}
