import { setImmediate } from 'node:timers/promises';
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { ServerStatus } from './serverStatus.ts';

/** Milliseconds that requests wait at most while messages keep coming in. */
const patience = 100;

/**
 * Wraps handlers so that they never throw (DESIGN 6.10): a fault is logged and shown in the status. Requests are worked
 * on when what came with them has been read, so that those that were cancelled at once cost nothing.
 */
export class Guard {
  readonly #status: ServerStatus;
  #messages = 0;
  #quiet: Promise<void> | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(status: ServerStatus) {
    this.#status = status;
  }

  /** Where the handler fails the client gets `empty`, where it cancelled the request the error that says so. */
  request<Params, Result>(
    name: string,
    empty: (params: Params) => Result,
    handler: (params: Params, token: CancellationToken) => Result | Promise<Result>,
  ): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>> {
    return async (params, token) => {
      this.#messages += 1;
      await this.#nextTurn();
      if (token.isCancellationRequested) return cancelled();
      try {
        return await handler(params, token);
      } catch (fault) {
        // Work that was given up is no fault.
        if (token.isCancellationRequested) return cancelled();
        this.#status.fault(name, fault);
        return empty(params);
      }
    };
  }

  /** The same for a notification, which has no answer. Synchronous up to the handler's first `await`. */
  notification<Params>(
    name: string,
    handler: (params: Params) => void | Promise<void>,
  ): (params: Params) => void {
    return (params) => {
      this.#messages += 1;
      try {
        Promise.resolve(handler(params)).catch((fault: unknown) => this.#status.fault(name, fault));
      } catch (fault) {
        this.#status.fault(name, fault);
      }
    };
  }

  /** Requests start one by one in their order, and between two of them messages are read. */
  async #nextTurn(): Promise<void> {
    this.#quiet ??= this.#untilQuiet().finally(() => {
      this.#quiet = undefined;
    });
    await this.#quiet;
    this.#turn = this.#turn.then(() => setImmediate());
    await this.#turn;
  }

  async #untilQuiet(): Promise<void> {
    const start = performance.now();
    for (let seen = -1; seen !== this.#messages && performance.now() - start < patience; ) {
      seen = this.#messages;
      await setImmediate();
    }
  }
}

function cancelled(): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
