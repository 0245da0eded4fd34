import type * as vscode from 'vscode';
import type { Token } from '../../../core/src/hub/token.ts';

/** Hub tokens in VS Code's secret storage, each under the origin that it belongs to (DESIGN 6.5). */
export class TokenStore {
  readonly #secrets: vscode.SecretStorage;
  readonly #log: vscode.LogOutputChannel;

  constructor(secrets: vscode.SecretStorage, log: vscode.LogOutputChannel) {
    this.#secrets = secrets;
    this.#log = log;
  }

  /** `undefined` also where the secret storage does not work: public models need no token. */
  async get(origin: string): Promise<Token | undefined> {
    try {
      const value = await this.#secrets.get(keyOf(origin));
      return value === undefined ? undefined : { value, origin };
    } catch (fault) {
      this.#log.warn(`The secret storage could not be read: ${String(fault)}`);
      return undefined;
    }
  }

  async set({ value, origin }: Token): Promise<void> {
    await this.#secrets.store(keyOf(origin), value);
  }

  async clear(origin: string): Promise<void> {
    await this.#secrets.delete(keyOf(origin));
  }
}

function keyOf(origin: string): string {
  return `modelWarden.hubToken:${origin}`;
}
