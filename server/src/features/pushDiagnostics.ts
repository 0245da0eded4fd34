import type { Connection } from 'vscode-languageserver/node';
import type { OpenDocuments } from '../documents/openDocuments.ts';
import type { ServerStatus } from '../status/serverStatus.ts';
import type { Analyser } from '../workspace/analyser.ts';
import { diagnosticsOf } from './diagnostics.ts';

/** Milliseconds without a keystroke before findings are sent. */
const quietTime = 150;

/** Sends diagnostics to clients that do not pull them. */
export class PushDiagnostics {
  readonly #connection: Connection;
  readonly #documents: OpenDocuments;
  readonly #analyser: Analyser;
  readonly #status: ServerStatus;
  #timer: NodeJS.Timeout | undefined;

  constructor(connection: Connection, documents: OpenDocuments, analyser: Analyser, status: ServerStatus) {
    this.#connection = connection;
    this.#documents = documents;
    this.#analyser = analyser;
    this.#status = status;
  }

  /** All open documents soon: a change in one can change what holds for another. */
  schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#sendAll().catch((fault: unknown) => this.#status.fault('diagnostics', fault));
    }, quietTime);
  }

  async clear(uri: string): Promise<void> {
    await this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #sendAll(): Promise<void> {
    for (const { uri } of this.#documents.all()) {
      const diagnostics = await diagnosticsOf(this.#analyser, uri);
      const document = this.#documents.get(uri);
      if (document === undefined) continue;
      await this.#connection.sendDiagnostics({ uri, version: document.version, diagnostics });
    }
  }
}
