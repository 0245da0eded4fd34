import { type Connection, MessageType } from 'vscode-languageserver/node';
import { isParserBroken } from '../../../core/src/work/parserBroken.ts';
import type { StatusMessage } from '../protocol/status.ts';

type State = StatusMessage['params'];

/** What went on, for the log and for a client that shows it (`modelWarden/status`). */
export class ServerStatus {
  readonly #connection: Connection;
  readonly #onBroken: () => void;
  readonly #notLinted = new Map<string, string>();
  #ending = false;
  #shown = false;
  #state: State;
  #sent = '';

  /** @param onBroken ends the process: its parser has failed for good, and who started it starts another */
  constructor(connection: Connection, onBroken: () => void) {
    this.#connection = connection;
    this.#onBroken = onBroken;
    this.#state = { trusted: true, network: 'not-asked' };
  }

  /** From now on the client hears of every change. */
  show(): void {
    this.#shown = true;
    this.#send();
  }

  trust(trusted: boolean): void {
    this.#change({ ...this.#state, trusted });
  }

  network(network: State['network'], problem?: string): void {
    const { lastError: _past, ...state } = this.#state;
    this.#change(problem === undefined ? { ...state, network } : { ...state, network, lastError: problem });
  }

  /** A document costs more than the linter gives to one; one line in the log, a note while that is so. */
  notLinted(path: string, reason: string): void {
    if (this.#notLinted.get(path) === reason) return;
    this.#connection.console.info(`${path} is not linted: ${reason}`);
    this.#notLinted.set(path, reason);
    this.#send();
  }

  /** A document is linted again, or closed. */
  linted(path: string): void {
    if (this.#notLinted.delete(path)) this.#send();
  }

  /** A look at the workspace ended at a limit. */
  stopped(reason: string): void {
    this.#connection.console.info(`Not all of the workspace was looked at: ${reason}.`);
  }

  /** A fault of our own: the log has it all, the status one line. */
  fault(where: string, fault: unknown): void {
    const message = fault instanceof Error ? fault.message : String(fault);
    const stack = fault instanceof Error && fault.stack !== undefined ? `\n${fault.stack}` : '';
    if (isParserBroken(fault)) this.#end(`${where}: ${message}: the server ends to be started anew${stack}`);
    else this.#connection.console.error(`${where}: ${message}${stack}`);
    this.#change({ ...this.#state, lastError: `${where}: ${message}` });
  }

  /** Ends when the log has the reason, or cannot have it. */
  #end(message: string): void {
    if (this.#ending) return;
    this.#ending = true;
    this.#connection
      .sendNotification('window/logMessage', { type: MessageType.Error, message })
      .catch(() => {})
      .finally(this.#onBroken);
  }

  #change(state: State): void {
    this.#state = state;
    this.#send();
  }

  #send(): void {
    if (!this.#shown) return;
    const [limit] = this.#notLinted;
    const note = this.#state.lastError ?? (limit && `${limit[0]} is not linted: ${limit[1]}`);
    const state: State = note === undefined ? this.#state : { ...this.#state, lastError: note };
    const text = JSON.stringify(state);
    if (text === this.#sent) return;
    this.#sent = text;
    const method: StatusMessage['method'] = 'modelWarden/status';
    void this.#connection.sendNotification(method, state).catch(() => {});
  }
}
