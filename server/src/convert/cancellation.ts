import { type CancellationToken, CancellationTokenSource } from 'vscode-languageserver/node';

/** An AbortSignal that follows a token of the protocol. */
export function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

/** A token of the protocol that follows an AbortSignal. */
export function tokenOf(signal: AbortSignal | undefined): CancellationToken {
  const source = new CancellationTokenSource();
  if (signal?.aborted) source.cancel();
  else signal?.addEventListener('abort', () => source.cancel(), { once: true });
  return source.token;
}
