import type { Connection } from 'vscode-languageserver/node';
import type { StatusMessage } from '../protocol/status.ts';

type State = StatusMessage['params'];

/** What went on, for the log and for a client that shows it (`modelWarden/status`). */
export class ServerStatus {
  readonly #connection: Connection;
  #shown = false;
  #state: State;

  constructor(connection: Connection) {
    this.#connection = connection;
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

  /** A fault of our own: the log has it all, the status one line. */
  fault(where: string, fault: unknown): void {
    const message = fault instanceof Error ? fault.message : String(fault);
    const stack = fault instanceof Error && fault.stack !== undefined ? `\n${fault.stack}` : '';
    this.#connection.console.error(`${where}: ${message}${stack}`);
    this.#change({ ...this.#state, lastError: `${where}: ${message}` });
  }

  #change(state: State): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    this.#send();
  }

  #send(): void {
    if (!this.#shown) return;
    const method: StatusMessage['method'] = 'modelWarden/status';
    void this.#connection.sendNotification(method, this.#state).catch(() => {});
  }
}
