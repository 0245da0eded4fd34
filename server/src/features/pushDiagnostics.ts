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
  /** What the client was sent diagnostics of: they stay with it until it is sent others. */
  readonly #sent = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(connection: Connection, documents: OpenDocuments, analyser: Analyser, status: ServerStatus) {
    this.#connection = connection;
    this.#documents = documents;
    this.#analyser = analyser;
    this.#status = status;
  }

  /** All open documents and cells soon: a change in one can change what holds for another. */
  schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#sendAll().catch((fault: unknown) => this.#status.fault('diagnostics', fault));
    }, quietTime);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #sendAll(): Promise<void> {
    const open = this.#documents.sources().flatMap(({ texts }) => texts.map(({ uri }) => uri));
    const gone = [...this.#sent].filter((uri) => !open.includes(uri));
    for (const uri of gone) {
      this.#sent.delete(uri);
      await this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    }
    for (const uri of open) {
      const diagnostics = await diagnosticsOf(this.#analyser, uri);
      const document = this.#documents.text(uri);
      if (document === undefined) continue;
      this.#sent.add(uri);
      await this.#connection.sendDiagnostics({ uri, version: document.version, diagnostics });
    }
  }
}
